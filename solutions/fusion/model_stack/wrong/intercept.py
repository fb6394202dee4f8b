"""误区：拟合时加了截距。

Misconception: Fitted with an intercept.

提示：题目里的岭回归不带截距，预测就是 X b。

Hint: The ridge regression asked for has no intercept; the prediction is X b.

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
            ones = np.ones((len(y), 1))
            more = np.concatenate((x, ones), axis=1)
            out_of_fold[held, m] = more[held] @ fit(more[~held], y[~held], ridge)
    weights = fit(out_of_fold, y, ridge)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
