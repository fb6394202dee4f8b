"""误区：所有查询共用一个最大值。

Misconception: Subtracts one maximum for all queries.

提示：有的查询分数整体很低，减去全局最大值就全部下溢，变成 0/0。每个查询减去自己的最大值。

Hint: A query whose scores are all low underflows to 0/0 when the global maximum is subtracted.
Each query needs its own.

fails: test_large_scores
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    scores = np.where(mask[:, None, :], scores, -np.inf)
    top = np.maximum(scores.max(), -1e300)
    parts = np.exp(scores - top)
    total = parts.sum(axis=2, keepdims=True)
    weights = parts / np.where(total > 0, total, 1)
    return weights @ value, weights
