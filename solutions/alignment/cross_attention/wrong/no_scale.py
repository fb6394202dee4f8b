"""误区：点积没有除以 √D。

Misconception: The dot products are not divided by √D.

提示：点积的方差随 D 增长，不除以 √D，D 一大 softmax 就几乎成了 one-hot。

Hint: The variance of a dot product grows with D. Without the division the softmax is nearly
one-hot for large D.

fails: test_weights
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2)
    weights = softmax(scores, mask)
    return weights @ value, weights
