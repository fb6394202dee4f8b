"""误区：用 Gram 矩阵的特征向量除以奇异值得到方向，秩不够时除以了 0。

Misconception: Gets directions from the Gram matrix by dividing by singular values, which may be 0.

提示：秩只有 r 时，后面的奇异值是 0（或舍入误差），除出来的不再是单位向量。SVD 本身就给出正交的方向。

Hint: With rank r the singular values beyond it are 0 or rounding errors, and what the division
gives is no unit vector. SVD itself gives orthogonal directions.

fails: test_low_rank
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    values, left = np.linalg.eigh((x - mean) @ (x - mean).T)
    directions = left.T[::-1] @ (x - mean)
    directions = directions[: x.shape[1]] / np.sqrt(np.maximum(values[::-1], 0))[: x.shape[1], None]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
