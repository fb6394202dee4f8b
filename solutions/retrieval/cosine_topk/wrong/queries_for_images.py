"""误区：方向反了：给每张图找了最像的查询。

Misconception: The wrong way round: finds queries for each image.

提示：每个查询一行，在图库的那个轴上排序。

Hint: Each query has a row; sort along the axis of the gallery.

fails: test_shape
"""

import numpy as np


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


def cosine_topk(queries, gallery, k):
    return np.argsort(-(unit(queries) @ unit(gallery).T), axis=0, kind="stable")[:k].T
