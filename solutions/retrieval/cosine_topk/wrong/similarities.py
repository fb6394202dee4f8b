"""误区：返回的是相似度，不是行号。

Misconception: Returns similarities instead of row numbers.

提示：要的是哪几行，不是有多像。sort 给出数值，argsort 给出下标。

Hint: What is asked for is which rows, not how similar. sort gives values, argsort positions.

fails: test_shape
"""

import numpy as np


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


def cosine_topk(queries, gallery, k):
    return -np.sort(-(unit(queries) @ unit(gallery).T), axis=1)[:, :k]
