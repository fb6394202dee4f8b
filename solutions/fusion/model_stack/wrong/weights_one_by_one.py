"""误区：每个模态单独拟合一个权重。

Misconception: Fitted the weight of each modality on its own.

提示：所有列要放在一起拟合，才会考虑各模态预测之间的相关。

Hint: Fit all columns together; only then does it count that their predictions are correlated.

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
    weights = np.array([fit(column[:, None], y, ridge)[0] for column in out_of_fold.T])
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
