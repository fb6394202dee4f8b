"""误区：用欧氏距离排序。

Misconception: Ranks by Euclidean distance.

提示：欧氏距离也受长度影响：方向相同、长度不同的两个向量，距离并不是 0。

Hint: A distance depends on length, too: two vectors of one direction but different length are
not at distance 0.

fails: test_best_first
"""

import numpy as np


def cosine_topk(queries, gallery, k):
    distance = ((queries[:, None] - gallery[None]) ** 2).sum(axis=2)
    return np.argsort(distance, axis=1, kind="stable")[:, :k]
