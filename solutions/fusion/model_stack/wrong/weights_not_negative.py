"""误区：把负的权重截成了 0。

Misconception: Cut negative weights to 0.

提示：题目允许负权重。非负约束是另一个优化问题，而且不能靠截断求解。

Hint: Negative weights are allowed here. Non-negative ones are another problem, which cutting
doesn't solve.

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
    weights = np.maximum(fit(out_of_fold, y, ridge), 0)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
