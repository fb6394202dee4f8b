"""误区：只返回了输出。

Misconception: Returns the output alone.

提示：把权重也一起返回：这两个值组成一个元组。

Hint: Return the weights as well: both make up one tuple.

fails: test_shapes
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    weights = softmax(scores, mask)
    return weights @ value
