"""误区：padding 的分数设成了 0。

Misconception: Sets the scores of padding to 0.

提示：0 的指数是 1，padding 照样分到权重。什么分数的指数是 0？

Hint: The exponential of 0 is 1, so padding still gets a share. Which score has the exponential
0?

fails: test_padding
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2]) * mask[:, None, :]
    parts = np.exp(scores - scores.max(axis=2, keepdims=True))
    weights = parts / parts.sum(axis=2, keepdims=True)
    return weights @ value, weights
