"""Range over the number of folds, ridge by singular values."""

import numpy as np


def shrunk(x, t, lam):
    u, s, vt = np.linalg.svd(x, full_matrices=False)
    return vt.T @ (s / (s * s + lam) * (u.T @ t))


def model_stack(features, y, folds, new_features, ridge):
    oof = np.zeros(features.shape[1::-1])
    for number in range(np.unique(folds).size):
        chosen = folds == number
        if not chosen.any():
            continue
        for m in range(features.shape[0]):
            beta = shrunk(features[m][~chosen], y[~chosen], ridge)
            oof[chosen, m] = features[m][chosen] @ beta
    weights = shrunk(oof, y, ridge)
    predictions = sum(
        weights[m] * (new_features[m] @ shrunk(features[m], y, ridge))
        for m in range(features.shape[0])
    )
    return oof, weights, predictions
