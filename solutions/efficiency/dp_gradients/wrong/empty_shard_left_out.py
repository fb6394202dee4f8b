"""误区：跳过了空的一片，local 少了一项，后面的 worker 都错了位。

Misconception: Leaves an empty shard out, so that local is short of an item and later workers move
up.

提示：空的一片也要在 local 里占一项，值是 0。

Hint: An empty shard keeps its place in local, as zeros.

fails: test_empty_shard
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = np.exp(x @ weight)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(y)), y] -= 1
        return x.T @ p

    shards = [(x, y) for x, y in shards if len(y)]
    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
