"""误区：乘法的顺序反了，梯度的形状成了 (C, D)。

Misconception: Multiplies the other way round, which gives the gradient shape (C, D).

提示：梯度和 weight 同形状：xᵀ 在左边。

Hint: A gradient has the shape of weight: xᵀ is on the left.

fails: test_shapes
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = np.exp(x @ weight)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(y)), y] -= 1
        return p.T @ x

    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
