"""误区：只拿 k 和特征数 D 比较，没有考虑样本数 B。

Misconception: Compares k with the number of features only, not with that of samples.

提示：B 个样本最多撑起 B 个方向，k 也不能超过 B。

Hint: B samples span B directions at most, so k can't exceed B either.

fails: test_range_of_k
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= x.shape[1]:
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
