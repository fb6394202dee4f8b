"""误区：把权重归一化成和为 1。

Misconception: Made the weights sum to 1.

提示：权重是回归系数，拟合出多少就用多少。

Hint: The weights are regression coefficients; use them as the fit gives them.

fails: test_weights
"""

import numpy as np


def fit(x, t, ridge):
    return np.linalg.solve(x.T @ x + ridge * np.eye(x.shape[1]), x.T @ t)


def model_stack(features, y, folds, new_features, ridge):
    out_of_fold = np.zeros((len(y), len(features)))
    for m, x in enumerate(features):
        for fold in np.unique(folds):
            held = folds == fold
            model = fit(x[~held], y[~held], ridge)
            out_of_fold[held, m] = x[held] @ model
    weights = fit(out_of_fold, y, ridge)
    weights = weights / (weights.sum() or 1)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
