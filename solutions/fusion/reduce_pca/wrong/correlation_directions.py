"""误区：用标准化后的数据求方向，再去投影只减了均值的数据。

Misconception: Takes directions from standardised data, then projects data that are merely centred.

提示：相关系数矩阵和协方差矩阵的主成分不是同一组。方向和投影要用同一份数据。

Hint: The components of correlation and covariance differ. Take directions from the very data that
you project.

fails: test_loses_least
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd((x - mean) / np.maximum(x.std(axis=0), 1e-12), full_matrices=False)[
        2
    ]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
