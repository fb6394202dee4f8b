"""误区：权重用反了，样本越少的 worker 占得越多。

Misconception: Weighs by the inverse of the number of samples, so that small shards count more.

提示：一个样本占一份，所以权重与样本数成正比。

Hint: Each sample counts once, so the weight is proportional to their number.

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
    share = [1 / n if n else 0 for n in counts]
    full = sum(g * s for g, s in zip(local, share)) / sum(share)
    return local, full
