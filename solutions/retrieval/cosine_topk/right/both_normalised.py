"""两边都归一化，零向量的长度换成 1。 / Normalise both sides; a length of 0 becomes 1."""

import numpy as np


def unit(x):
    norms = np.sqrt((x**2).sum(axis=1))
    norms[norms == 0] = 1
    return x / norms[:, None]


def cosine_topk(queries, gallery, k):
    cosines = np.einsum("qd,nd->qn", unit(queries), unit(gallery))
    return np.array([sorted(range(len(gallery)), key=lambda j: -row[j])[:k] for row in cosines])
