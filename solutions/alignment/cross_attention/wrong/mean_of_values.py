"""误区：输出又除以了键的个数。

Misconception: Divides the output by the number of keys.

提示：权重的和已经是 1，加权和就是加权平均，不用再除。

Hint: The weights sum to 1 already, so the weighted sum is the mean. There is nothing left to
divide by.

fails: test_output
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
    return weights @ value / key.shape[1], weights
