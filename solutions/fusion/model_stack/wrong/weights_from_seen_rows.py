"""误区：折外预测算对了，权重却是用训练样本上的预测拟合的。

Misconception: The out-of-fold predictions are right, but the weights are fitted to predictions
for rows that were seen.

提示：第 2 步的特征矩阵就是第 1 步的折外预测，否则最会背答案的模态得到的权重最大。

Hint: The features of step 2 are the result of step 1; otherwise the modality that memorises best
gets the largest weight.

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
    seen = np.stack([x @ fit(x, y, ridge) for x in features], axis=1)
    weights = fit(seen, y, ridge)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
