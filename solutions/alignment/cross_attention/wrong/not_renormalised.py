"""误区：softmax 之后才把 padding 的权重清零，没有重新归一化。

Misconception: Zeroes the weights of padding after the softmax and does not normalise again.

提示：padding 已经占掉了一部分概率，剩下的权重加起来不到 1。要在 softmax 之前排除它们。

Hint: Padding has taken its share of the probability, so what is left sums to less than 1.
Exclude it before the softmax.

fails: test_padding
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    parts = np.exp(scores - scores.max(axis=2, keepdims=True))
    weights = parts / parts.sum(axis=2, keepdims=True) * mask[:, None, :]
    return weights @ value, weights
