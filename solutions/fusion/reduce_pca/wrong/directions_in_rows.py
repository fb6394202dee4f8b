"""误区：w 的每行放了一个方向，没有转置。

Misconception: Leaves a direction in each row of w, untransposed.

提示：新数据要用 (x_new - mean) @ w 投影，所以 w 的行数应等于特征数 D。

Hint: New data are projected by (x_new - mean) @ w, so w needs as many rows as there are features.

fails: test_shapes
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k].T
    return (x - mean) @ w, w.T, mean
