"""误区：在输入上直接减均值，改动了调用者的数据。

Misconception: Subtracts the mean in place, changing the caller's data.

提示：另建一个数组来放减去均值后的数据。

Hint: Put the centred data into an array of their own.

fails: test_x_stays_unchanged
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    x = np.asarray(x, dtype=float)
    mean = x.mean(axis=0)
    x -= mean
    directions = np.linalg.svd(x, full_matrices=False)[2]
    w = directions[:k].T
    return x @ w, w, mean
