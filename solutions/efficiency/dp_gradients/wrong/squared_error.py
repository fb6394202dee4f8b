"""误区：误差直接用了分数减 one-hot，那是平方误差的梯度。

Misconception: Takes scores minus one-hot as the error, the gradient of a squared error.

提示：先对分数做 softmax。

Hint: Put the scores through the softmax first.

fails: test_one_worker
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = x @ weight
        p[np.arange(len(y)), y] -= 1
        return x.T @ p

    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
