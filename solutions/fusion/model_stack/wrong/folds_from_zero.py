"""误区：以为折的编号是 0 到 K−1。

Misconception: Takes it for granted that folds are numbered 0 to K−1.

提示：编号可以是任意整数：对 folds 里实际出现的取值循环。

Hint: Any integers may stand for folds: loop over the values that occur.

fails: test_out_of_fold
"""

import numpy as np


def fit(x, t, ridge):
    return np.linalg.solve(x.T @ x + ridge * np.eye(x.shape[1]), x.T @ t)


def model_stack(features, y, folds, new_features, ridge):
    out_of_fold = np.zeros((len(y), len(features)))
    for m, x in enumerate(features):
        for fold in range(len(np.unique(folds))):
            held = folds == fold
            model = fit(x[~held], y[~held], ridge)
            out_of_fold[held, m] = x[held] @ model
    weights = fit(out_of_fold, y, ridge)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
