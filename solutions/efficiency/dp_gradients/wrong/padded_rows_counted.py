"""误区：按最长的一片补齐，补的空行也算进了样本数。

Misconception: Pads every shard to the longest and counts the padding as samples.

提示：分母只数真实的样本。

Hint: Count real samples only.

fails: test_unequal_shards
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
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / (len(counts) * max(counts))
    return local, full
