"""误区：softmax 沿查询的轴做了。

Misconception: The softmax runs over the queries.

提示：是每个查询在各个键之间分配注意力，所以对固定的查询，沿键的轴归一化。

Hint: Each query shares its attention among the keys. Fix a query and normalise over the axis of
keys.

fails: test_weights_sum_to_one
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    scores = np.where(mask[:, None, :], scores, -np.inf)
    top = scores.max(axis=1, keepdims=True)
    parts = np.exp(scores - np.where(np.isfinite(top), top, 0))
    weights = parts / np.maximum(parts.sum(axis=1, keepdims=True), 1e-300)
    return weights @ value, weights
