"""误区：分数直接当权重用，没有做 softmax。

Misconception: Uses the scores as weights, without a softmax.

提示：分数可正可负，和也不是 1。先用 softmax 变成一个分布，再去加权。

Hint: Scores can be negative and do not sum to 1. A softmax makes a distribution of them first.

fails: test_weights_sum_to_one
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    weights = np.where(mask[:, None, :], scores, 0)
    return weights @ value, weights
