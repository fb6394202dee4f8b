"""误区：空的一片也除以样本数，0 ÷ 0 得到 NaN。

Misconception: Divides an empty shard by its number of samples, and 0 ÷ 0 is NaN.

提示：没有样本时梯度就是 0，不要做除法。

Hint: Without samples the gradient is 0; don't divide.

fails: test_empty_shard
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = np.exp(x @ weight)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(y)), y] -= 1
        return x.T @ p

    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / np.float64(n) for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
