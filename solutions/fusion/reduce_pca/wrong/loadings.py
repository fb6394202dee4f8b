"""误区：返回的方向乘上了标准差，成了载荷（loadings）。

Misconception: Returns directions times their standard deviation, that is loadings.

提示：投影用的方向必须是单位长度，否则 z @ w.T 还原不了数据。

Hint: Directions to project on have to have length 1, or z @ w.T doesn't rebuild the data.

fails: test_orthonormal
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    sizes, directions = np.linalg.svd(x - mean, full_matrices=False)[1:]
    w = directions[:k].T * sizes[:k] / np.sqrt(len(x))
    return (x - mean) @ w, w, mean
