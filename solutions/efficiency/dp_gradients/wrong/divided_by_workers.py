"""误区：各片求和之后除以 worker 数，而不是总样本数。

Misconception: Adds up the sums and divides by the number of workers instead of samples.

提示：整个批次的损失是对样本取平均。

Hint: The loss of the batch is a mean over samples.

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
    full = sum(totals) / len(shards)
    return local, full
