"""误区：构造了 D × D 的矩阵：协方差矩阵，或者 SVD 补全出来的全部方向。

Misconception: Builds a matrix of D × D: the covariance, or all the directions to which SVD completes
what it found.

提示：D 是 20,000 时它要 3.2 GB，而 B 个样本最多撑起 B 个方向，其余的都用不上。

Hint: For D = 20,000 it takes 3.2 GB, while B samples span B directions at most and the others are of
no use.

fails: test_wide_data
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.eigh(np.cov(x, rowvar=False).reshape(x.shape[1], -1))[1].T[::-1]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
