"""误区：返回值的顺序反了，先权重后输出。

Misconception: Returns the weights first and then the output.

提示：题目要的是 (output, weights)。

Hint: The pair is (output, weights).

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
    return weights, weights @ value
