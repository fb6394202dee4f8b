"""误区：从 Vᵀ 里取了前 k 列，而不是前 k 行。

Misconception: Takes the first k columns of Vᵀ instead of its first k rows.

提示：np.linalg.svd 返回的是转置后的 V，一行才是一个方向。

Hint: What np.linalg.svd returns is V transposed: a row is a direction.

fails: test_loses_least
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:, :k]
    return (x - mean) @ w, w, mean
