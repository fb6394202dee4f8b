"""误区：把 mask 的含义弄反了，True 被当成 padding。

Misconception: Reads the mask the other way round: True as padding.

提示：这道题里 True 是真的键。PyTorch 的 key_padding_mask 正好相反，用之前先查清楚。

Hint: Here True is a real key. PyTorch's key_padding_mask means the opposite, so look it up
before use.

fails: test_weights_sum_to_one
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    weights = softmax(scores, ~mask)
    return weights @ value, weights
