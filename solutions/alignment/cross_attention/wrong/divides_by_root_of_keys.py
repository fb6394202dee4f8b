"""误区：除以了键的个数的平方根。

Misconception: Divides by the root of the number of keys.

提示：D 是一个查询向量的长度，不是序列的长度。看清楚取的是哪个轴。

Hint: D is how long a query vector is, not how long the sequence is. Look which axis you take.

fails: test_weights
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(key.shape[1])
    weights = softmax(scores, mask)
    return weights @ value, weights
