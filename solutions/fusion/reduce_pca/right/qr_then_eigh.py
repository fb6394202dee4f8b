"""先 QR 把宽矩阵缩小，再对小矩阵求特征向量。 / QR makes it small, then eigenvectors of that."""

import numpy as np


def reduce_pca(x, k):
    if k <= 0 or min(x.shape) < k:
        raise ValueError(k)
    mean = np.average(x, axis=0)
    q, r = np.linalg.qr((x - mean).T)
    values, vectors = np.linalg.eigh(r @ r.T)
    order = np.argsort(-values, kind="stable")[:k]
    w = q @ vectors[:, order]
    return np.dot(x - mean, w), w, mean
