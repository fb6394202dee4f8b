"""误区：减去的最大值把 padding 也算了进去。

Misconception: Subtracts a maximum that counts padding in.

提示：padding 的分数一大，真的键减完就全部下溢成 0。最大值只在真的键里找。

Hint: Where padding scores high, all real keys underflow to 0. Look for the maximum among real
keys.

fails: test_padding
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    parts = np.exp(scores - scores.max(axis=2, keepdims=True)) * mask[:, None, :]
    total = parts.sum(axis=2, keepdims=True)
    weights = parts / np.where(total > 0, total, 1)
    return weights @ value, weights
