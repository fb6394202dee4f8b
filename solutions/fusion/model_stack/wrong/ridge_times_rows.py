"""误区：目标函数取了均方误差，等于把 ridge 乘了样本数。

Misconception: Penalised the mean of the squares, which multiplies ridge by the number of rows.

提示：题目的目标函数是平方和，不除以样本数：对角线上直接加 ridge。

Hint: The objective is the sum of squares, not their mean: add ridge itself to the diagonal.

fails: test_out_of_fold
"""

import numpy as np


def fit(x, t, ridge):
    return np.linalg.solve(x.T @ x + ridge * len(x) * np.eye(x.shape[1]), x.T @ t)


def model_stack(features, y, folds, new_features, ridge):
    out_of_fold = np.zeros((len(y), len(features)))
    for m, x in enumerate(features):
        for fold in np.unique(folds):
            held = folds == fold
            model = fit(x[~held], y[~held], ridge)
            out_of_fold[held, m] = x[held] @ model
    weights = fit(out_of_fold, y, ridge)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
