"""误区：合并时把各 worker 的平均梯度直接相加，worker 越多步子越大。

Misconception: Adds up the workers' mean gradients, so that steps grow with the number of workers.

提示：all-reduce 默认是求和，相加之后还要除。

Hint: An all-reduce adds by default; the division is up to you.

fails: test_equal_shards
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
    full = sum(local)
    return local, full
