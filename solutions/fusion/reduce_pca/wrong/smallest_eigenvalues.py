"""误区：用 eigh 求特征向量，取了前 k 列，即方差最小的方向。

Misconception: Takes the first k eigenvectors of eigh, which have the least variance.

提示：eigh 的特征值从小到大排列，和 svd 相反。

Hint: eigh orders eigenvalues from the smallest up, svd from the largest down.

fails: test_loses_least
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.eigh((x - mean).T @ (x - mean))[1].T
    w = directions[:k].T
    return (x - mean) @ w, w, mean
