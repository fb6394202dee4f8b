"""SVD of the transposed data, left vectors."""

import numpy as np


def reduce_pca(x, k):
    if k < 1 or k > min(x.shape):
        raise ValueError("k is out of range")
    data = np.array(x, dtype=np.float64)
    mean = data.sum(axis=0) / data.shape[0]
    left, _, _ = np.linalg.svd((data - mean).T, full_matrices=False)
    w = left[:, :k]
    return data.dot(w), w, mean
