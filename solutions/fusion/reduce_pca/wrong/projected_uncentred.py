"""误区：方向是对的，投影时却忘了减均值。

Misconception: Finds the right directions but projects without subtracting the mean.

提示：算一算 z 各列的均值：应当全是 0。

Hint: Take the mean of each column of z: all should be 0.

fails: test_projection
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k].T
    return x @ w, w, mean
