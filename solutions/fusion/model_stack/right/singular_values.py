"""用奇异值分解求岭回归，先排序再按折切开。 / Ridge by SVD; rows sorted, then cut into folds."""

import numpy as np


def ridge_svd(x, t, strength):
    u, s, vt = np.linalg.svd(x, full_matrices=False)
    return vt.T @ (s / (s**2 + strength) * (u.T @ t))


def model_stack(features, y, folds, new_features, ridge):
    order = np.argsort(folds, kind="stable")
    cuts = np.flatnonzero(np.diff(folds[order])) + 1
    z = np.zeros((y.size, features.shape[0]))
    for part in np.split(order, cuts):
        rest = np.setdiff1d(order, part)
        for m in range(features.shape[0]):
            z[part, m] = features[m][part] @ ridge_svd(features[m][rest], y[rest], ridge)
    w = ridge_svd(z, y, ridge)
    total = 0.0
    for m in range(features.shape[0]):
        total = total + w[m] * (new_features[m] @ ridge_svd(features[m], y, ridge))
    return [z, w, total]
