"""误区：除以了 D，而不是 √D。

Misconception: Divides by D instead of √D.

提示：要让点积的标准差保持为 1。它的方差是 D，标准差是多少？

Hint: What should stay at 1 is the standard deviation of the dot product. Its variance is D.

fails: test_weights
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / query.shape[2]
    weights = softmax(scores, mask)
    return weights @ value, weights
