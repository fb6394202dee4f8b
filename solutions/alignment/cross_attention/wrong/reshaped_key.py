"""误区：用 reshape 代替了转置。

Misconception: Reshapes the keys instead of transposing them.

提示：reshape 不交换轴，只是把同样的数重新断行，键的各个分量就混到了一起。

Hint: A reshape does not exchange axes. It breaks the same numbers into other rows, so keys get
mixed up.

fails: test_order_of_keys
"""

import numpy as np


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    scores = query @ key.reshape(len(key), key.shape[2], key.shape[1]) / np.sqrt(query.shape[2])
    weights = softmax(scores, mask)
    return weights @ value, weights
