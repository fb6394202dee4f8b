"""误区：没有截取前 k 个方向，维数没有变。

Misconception: Keeps every direction, so nothing is reduced.

提示：SVD 给出全部方向，按方差从大到小排好，只要前 k 个。

Hint: SVD gives all directions, the largest variance first; only the first k are wanted.

fails: test_shapes
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions.T
    return (x - mean) @ w, w, mean
