"""误区：先把各列除以标准差，再做 PCA。

Misconception: Divides columns by their standard deviation before PCA.

提示：那是相关系数矩阵的 PCA，相当于先归一化；要不要这样做应由调用者决定，这里只减均值。

Hint: That is PCA of the correlation matrix, with normalisation built in. Whether to do so is the
caller's choice; here the mean is subtracted and no more.

fails: test_projection
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    centred = (x - mean) / np.maximum(x.std(axis=0), 1e-12)
    directions = np.linalg.svd(centred, full_matrices=False)[2]
    w = directions[:k].T
    return centred @ w, w, mean
