"""取较小的 Gram 矩阵的特征向量，不够的方向用 Gram-Schmidt 补齐。

Eigenvectors of the smaller Gram matrix; what is missing is completed by Gram-Schmidt.
"""

import numpy as np


def reduce_pca(x, k):
    n, d = x.shape
    if not (0 < k <= n and k <= d):
        raise ValueError
    mean = x.mean(0)
    c = x - mean
    if d <= n:
        w = np.flip(np.linalg.eigh(c.T @ c)[1], axis=1)[:, :k]
        return c @ w, w, mean
    values, u = np.linalg.eigh(c @ c.T)
    columns = []
    for value, each in zip(values[::-1][:k], u.T[::-1]):
        if value > 1e-12 * max(values[-1], 1e-300):
            columns.append(c.T @ each / np.sqrt(value))
    for axis in range(d):
        if len(columns) == k:
            break
        extra = np.zeros(d)
        extra[axis] = 1
        for _ in range(2):
            for column in columns:
                extra -= (extra @ column) * column
        if np.linalg.norm(extra) > 0.1:
            columns.append(extra / np.linalg.norm(extra))
    w = np.array(columns).T
    return c @ w, w, mean
