"""误区：用一折拟合，去预测其余各折，训练和留出弄反了。

Misconception: Fitted on one fold and predicted all the others, the two swapped.

提示：交叉验证是留出一折、用其余各折拟合，训练数据才够多。

Hint: Leave one fold out and fit on all the others; that is where most of the data is.

fails: test_out_of_fold
"""

import numpy as np


def fit(x, t, ridge):
    return np.linalg.solve(x.T @ x + ridge * np.eye(x.shape[1]), x.T @ t)


def model_stack(features, y, folds, new_features, ridge):
    out_of_fold = np.zeros((len(y), len(features)))
    for m, x in enumerate(features):
        for fold in np.unique(folds):
            held = folds == fold
            model = fit(x[held], y[held], ridge)
            out_of_fold[~held, m] = x[~held] @ model
    weights = fit(out_of_fold, y, ridge)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
