"""误区：worker 的梯度没有除以样本数，是损失之和的导数。

Misconception: Leaves a worker's gradient undivided, the derivative of the sum of losses.

提示：约定的损失是平均，先除以这一片的样本数。

Hint: The loss is defined as a mean: divide by the number of samples in the shard.

fails: test_one_worker
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
    local = totals
    full = sum(totals) / sum(counts)
    return local, full
