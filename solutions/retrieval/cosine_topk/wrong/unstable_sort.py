"""误区：用了 argsort 的默认算法，它不保证相等元素的先后。

Misconception: Uses the default algorithm of argsort, which keeps no order among equals.

提示：默认的快速排序不稳定，有时只是碰巧对。argsort 的 kind 参数可以要求稳定排序。

Hint: The default quicksort is not stable, even where it happens to look so. argsort has a
parameter, kind, for that.

fails: test_ties
"""

import numpy as np


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


def cosine_topk(queries, gallery, k):
    return np.argsort(-(unit(queries) @ unit(gallery).T), axis=1)[:, :k]
