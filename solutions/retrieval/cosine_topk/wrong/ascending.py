"""误区：从小到大排，取了最不像的 k 个。

Misconception: Sorts upwards and takes the least similar ones.

提示：argsort 从小到大。相似度要从大到小，先取相反数。

Hint: argsort goes upwards. Similarities are wanted downwards, so negate them first.

fails: test_best_first
"""

import numpy as np


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


def cosine_topk(queries, gallery, k):
    return np.argsort(unit(queries) @ unit(gallery).T, axis=1, kind="stable")[:, :k]
