"""误区：每个 worker 的梯度除以了总样本数，而不是自己的样本数。

Misconception: Divides each worker's gradient by the number of all samples rather than its own.

提示：local 是自己那一片的平均损失的导数；总样本数只在合并时用。

Hint: local is the derivative of the mean loss on its own shard; the number of all samples is for
merging.

fails: test_each_worker_has_its_own
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
    local = [g / sum(counts) for g in totals]
    full = sum(totals) / sum(counts)
    return local, full
