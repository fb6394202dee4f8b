"""误区：padding 的分数加上 −1e9，以为一定够小。

Misconception: Adds −1e9 to the scores of padding, as if that were always enough.

提示：padding 里的数可以很大，加上 −1e9 之后仍然可能是最大的。要替换分数，不要相加。

Hint: Padding may hold huge numbers that stay the largest even after −1e9. Replace the score
instead of adding to it.

fails: test_padding
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    scores = scores + np.where(mask, 0, -1e9)[:, None, :]
    parts = np.exp(scores - scores.max(axis=2, keepdims=True))
    weights = parts / parts.sum(axis=2, keepdims=True) * mask.any(axis=1)[:, None, None]
    return weights @ value, weights
