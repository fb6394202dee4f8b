"""误区：先做 softmax，再除以 √D。

Misconception: Divides by √D after the softmax.

提示：缩放的是分数，要在 softmax 之前。放在之后，权重的和就不是 1 了。

Hint: It is the scores that get scaled, before the softmax. Done afterwards the weights no
longer sum to 1.

fails: test_weights_sum_to_one
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    weights = softmax(query @ key.swapaxes(1, 2), mask) / np.sqrt(query.shape[2])
    return weights @ value, weights
