"""误区：把权重直接乘进了传进来的 new_features。

Misconception: Multiplied the weights into the caller's new_features.

提示：别在参数上用 *=：把权重乘到预测上，或者先复制。

Hint: Don't use *= on an argument: multiply the predictions, or copy first.

fails: test_inputs_stay_unchanged
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
    new_features *= weights[:, None, None]
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += new_features[m] @ fit(x, y, ridge)
    return out_of_fold, weights, predictions
