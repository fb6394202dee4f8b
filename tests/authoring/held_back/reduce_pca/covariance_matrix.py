"""np.cov and eigh with argsort."""

import numpy as np


def reduce_pca(x, k):
    b, d = x.shape
    if k < 1 or k > b or k > d:
        raise ValueError("impossible k")
    mean = x.mean(axis=0)
    offset = x - mean
    spread = np.atleast_2d(np.cov(offset, rowvar=False))
    values, vectors = np.linalg.eigh(spread)
    order = np.argsort(-values)[:k]
    w = vectors[:, order]
    return offset @ w, w, mean
