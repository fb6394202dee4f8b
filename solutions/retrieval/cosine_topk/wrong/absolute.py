"""误区：对余弦取了绝对值，方向相反的也排在前面。

Misconception: Takes the absolute value, so opposite vectors come first.

提示：余弦是 −1 表示方向相反，最不像。符号要保留。

Hint: A cosine of −1 means opposite, the least similar of all. Keep the sign.

fails: test_best_first
"""

import numpy as np


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


def cosine_topk(queries, gallery, k):
    cosines = np.abs(unit(queries) @ unit(gallery).T)
    return np.argsort(-cosines, axis=1, kind="stable")[:, :k]
