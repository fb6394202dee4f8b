"""误区：不看 folds，按行的先后把样本切成几块。

Misconception: Ignores folds and cuts the rows into consecutive blocks.

提示：谁属于哪一折由 folds 决定，同一折的样本不一定相邻。

Hint: folds says which row belongs where; rows of one fold needn't be neighbours.

fails: test_no_leak
"""

import numpy as np


def fit(x, t, ridge):
    return np.linalg.solve(x.T @ x + ridge * np.eye(x.shape[1]), x.T @ t)


def model_stack(features, y, folds, new_features, ridge):
    out_of_fold = np.zeros((len(y), len(features)))
    for m, x in enumerate(features):
        for block in np.array_split(np.arange(len(y)), len(np.unique(folds))):
            held = np.isin(np.arange(len(y)), block)
            model = fit(x[~held], y[~held], ridge)
            out_of_fold[held, m] = x[held] @ model
    weights = fit(out_of_fold, y, ridge)
    predictions = np.zeros(new_features.shape[1])
    for m, x in enumerate(features):
        predictions += weights[m] * (new_features[m] @ fit(x, y, ridge))
    return out_of_fold, weights, predictions
