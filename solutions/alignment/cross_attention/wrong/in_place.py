"""误区：就地缩放了 query，改动了输入。

Misconception: Scales query in place and so changes the input.

提示：`/=` 改的是调用者的数组。算出一个新数组。

Hint: `/=` works on the array of the caller. Make a new one.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    query /= np.sqrt(query.shape[2])
    weights = softmax(query @ key.swapaxes(1, 2), mask)
    return weights @ value, weights
