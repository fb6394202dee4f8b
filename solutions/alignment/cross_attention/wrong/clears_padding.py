"""误区：把输入里的 padding 清零了。

Misconception: Zeroes the padding in the input.

提示：调用者可能还要用这些数组。先复制，或者只改自己算出来的分数。

Hint: The caller may still need these arrays. Copy them, or change only what you computed.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    key[~mask] = 0
    weights = softmax(query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2]), mask)
    return weights @ value, weights
