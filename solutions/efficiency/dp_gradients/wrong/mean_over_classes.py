"""误区：除以了样本数 × 类别数，等于对所有格子取平均。

Misconception: Divides by samples × classes, a mean over all cells.

提示：损失对类别没有取平均，只除以样本数。

Hint: The loss takes no mean over classes: divide by the number of samples only.

fails: test_one_worker
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = np.exp(x @ weight)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(y)), y] -= 1
        return x.T @ p / weight.shape[1]

    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
