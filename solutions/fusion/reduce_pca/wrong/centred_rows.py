"""误区：沿行求平均，减去的是每个样本自己的均值。

Misconception: Averages along rows and subtracts from each sample its own mean.

提示：PCA 要让每个特征以 0 为中心，均值是一列一个。

Hint: PCA wants every feature centred at 0: a mean for each column.

fails: test_shapes
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=1, keepdims=True)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
