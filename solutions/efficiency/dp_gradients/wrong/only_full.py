"""误区：只返回了合并后的梯度。

Misconception: Returns the merged gradient alone.

提示：各 worker 合并之前的梯度也要返回。

Hint: Return what the workers had before merging, too.

fails: test_returns_local_and_full
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
    full = sum(totals) / sum(counts)
    return full
