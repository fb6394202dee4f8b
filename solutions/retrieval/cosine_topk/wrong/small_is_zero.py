"""误区：把长度小于 1e-3 的向量都当成零向量。

Misconception: Treats vectors shorter than 1e-3 as zero.

提示：短不等于零：长度 1e-6 的向量一样有方向。

Hint: Short is not zero: a vector of length 1e-6 has a direction as well.

fails: test_length_does_not_matter
"""

import numpy as np


def cosine_topk(queries, gallery, k):
    length = np.linalg.norm(gallery, axis=1)
    cosines = np.where(length < 1e-3, 0, queries @ gallery.T / np.maximum(length, 1e-12))
    return np.argsort(-cosines, axis=1, kind="stable")[:, :k]
