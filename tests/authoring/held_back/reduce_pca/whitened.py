"""Scores from U, scaled column by column."""

import numpy as np


def reduce_pca(x, k):
    samples, features = x.shape
    if not 1 <= k <= min(samples, features):
        raise ValueError(k)
    mean = np.mean(x, axis=0, dtype=np.float64)
    centred = x - mean
    directions = np.linalg.svd(centred, full_matrices=False)[2][:k].T
    z = centred @ directions
    for j in range(k):
        spread = z[:, j].std()
        if spread > 1e-9:
            z[:, j] = z[:, j] / spread
    return z, directions, mean
