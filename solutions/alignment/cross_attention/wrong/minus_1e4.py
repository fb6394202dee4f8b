"""误区：padding 的分数填成 −10000，以为没有比它更低的。

Misconception: Fills the scores of padding with −10000, as if no real score came near.

提示：真的键，分数也可能低到 −10000 附近，这时 padding 就分到了权重。什么数的指数一定是 0？

Hint: Real scores may come close to −10000, too, and then padding gets a share. Which number has
the exponential 0 for sure?

fails: test_large_scores
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    scores = np.where(mask[:, None, :], scores, -1e4)
    parts = np.exp(scores - scores.max(axis=2, keepdims=True))
    weights = parts / parts.sum(axis=2, keepdims=True) * mask.any(axis=1)[:, None, None]
    return weights @ value, weights
