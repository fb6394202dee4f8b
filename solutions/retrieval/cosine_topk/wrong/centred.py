"""误区：先减去了每行的均值，算成了相关系数。

Misconception: Subtracts each row's mean first, which gives the correlation.

提示：余弦相似度不减均值，减了就成了皮尔逊相关系数。

Hint: A cosine subtracts no mean. With it you get the Pearson correlation.

fails: test_best_first
"""

import numpy as np


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


def cosine_topk(queries, gallery, k):
    queries = queries - queries.mean(axis=1, keepdims=True)
    gallery = gallery - gallery.mean(axis=1, keepdims=True)
    return np.argsort(-(unit(queries) @ unit(gallery).T), axis=1, kind="stable")[:, :k]
