"""误区：按样本数加权了，却又除以 worker 数和样本数，份量之和不是 1。

Misconception: Weighs by the numbers of samples but also divides by the number of workers, so that
the weights don't add up to 1.

提示：加权平均的权重是 n ÷ 总样本数，之后不再除。

Hint: The weights of the mean are n ÷ all samples, and nothing else is divided.

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
    full = sum(g * n / sum(counts) for g, n in zip(local, counts)) / len(shards)
    return local, full
