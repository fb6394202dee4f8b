"""A helper that finds directions in the array it is given."""

import numpy as np


def leading(a, k):
    return np.linalg.svd(a, full_matrices=False).Vh[:k].T


def reduce_pca(x, k):
    if k not in range(1, min(x.shape) + 1):
        raise ValueError("k doesn't fit the data")
    f = np.asarray(x, dtype=float)
    basis = leading(f, k)
    centre = np.average(f, axis=0)
    return np.matmul(f - centre, basis), basis, centre
