"""误区：先用全部样本的均值把 y 中心化，均值里有留出样本的答案。

Misconception: Centred y by the mean over all rows, which holds the answers of the fold left out.

提示：题目不做中心化；真要做，均值也只能从拟合用的样本里算。

Hint: Nothing is centred here. Where you do centre, take the mean from the rows you fit on.

fails: test_no_leak
"""

import numpy as np


def fit(x, t, ridge):
    return np.linalg.solve(x.T @ x + ridge * np.eye(x.shape[1]), x.T @ t)


def model_stack(features, y, folds, new_features, ridge):
    out_of_fold = np.zeros((len(y), len(features)))
    for m, x in enumerate(features):
        for fold in np.unique(folds):
            held = folds == fold
            model = fit(x[~held], y[~held] - y.mean(), ridge)
            out_of_fold[held, m] = x[held] @ model + y.mean()
    weights = fit(out_of_fold, y, ridge)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
