"""误区：只返回了 z 和 w，没有均值。

Misconception: Returns z and w without the mean.

提示：没有训练时的均值，新数据就无法投影到同一个空间。

Hint: Without the mean of training, new data can't be projected into the same space.

fails: test_shapes
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k].T
    return (x - mean) @ w, w
