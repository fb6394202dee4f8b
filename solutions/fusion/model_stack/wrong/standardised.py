"""误区：擅自把特征标准化了。

Misconception: Standardised the features unasked.

提示：题目说数据不做中心化，也不缩放。

Hint: The task says that nothing is centred or scaled.

fails: test_out_of_fold
"""

import numpy as np


def fit(x, t, ridge):
    return np.linalg.solve(x.T @ x + ridge * np.eye(x.shape[1]), x.T @ t)


def model_stack(features, y, folds, new_features, ridge):
    mean = features.mean(axis=1, keepdims=True)
    scale = features.std(axis=1, keepdims=True) + 1e-9
    features, new_features = (features - mean) / scale, (new_features - mean) / scale
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
