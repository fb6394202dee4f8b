"""误区：要求 k 严格小于 B 和 D，相等时也报错。

Misconception: Demands k strictly below B and D, and raises where they are equal.

提示：k 等于 B 和 D 中较小的那个是允许的：这时是换一组坐标，没有丢任何信息。

Hint: k may equal the smaller of B and D: that changes the coordinates and loses nothing.

fails: test_low_rank
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k < min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
