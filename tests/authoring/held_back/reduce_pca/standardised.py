"""Columns prepared in a helper that returns mean and data."""

import numpy as np


def prepare(x):
    mean = x.mean(axis=0)
    moved = x - mean
    scale = np.sqrt(np.mean(moved**2, axis=0))
    scale[np.ptp(x, axis=0) == 0] = 1.0
    return moved / scale, mean


def reduce_pca(x, k):
    if not 0 < k <= min(len(x), len(x[0])):
        raise ValueError("k")
    ready, mean = prepare(x)
    u, s, vt = np.linalg.svd(ready, full_matrices=False)
    w = np.transpose(vt)[:, :k]
    return ready @ w, w, mean
