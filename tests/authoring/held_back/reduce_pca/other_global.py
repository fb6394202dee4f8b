"""Mean spread with np.full, SVD by keyword."""

import numpy as np


def reduce_pca(x, k):
    if k < 1 or k > min(x.shape):
        raise ValueError("k is not possible here")
    mean = np.full(x.shape[1], x.mean())
    shifted = x - mean
    vt = np.linalg.svd(shifted, full_matrices=False)[-1]
    w = vt[np.arange(k)].T
    return shifted @ w, w, mean
