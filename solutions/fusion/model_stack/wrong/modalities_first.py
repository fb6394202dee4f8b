"""误区：折外预测的行和列放反了。

Misconception: Put the modalities into the rows of the out-of-fold predictions.

提示：折外预测是下一层的特征矩阵：每行一个样本，每列一个模态。

Hint: They are the next level's feature matrix: a row for each sample, a column for each modality.

fails: test_shapes
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
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold.T, weights, predictions
