"""QR of the transpose first when it is wide, then SVD."""

import numpy as np


def reduce_pca(x, k):
    limit = min(x.shape)
    if k <= 0 or k >= limit:
        raise ValueError(f"k must lie between 1 and {limit}")
    mean = np.mean(x.astype(np.float64), axis=0)
    c = np.subtract(x, mean)
    q, r = np.linalg.qr(c.T)
    inner, _, _ = np.linalg.svd(r, full_matrices=False)
    w = q @ inner[:, :k]
    return c @ w, w, mean
