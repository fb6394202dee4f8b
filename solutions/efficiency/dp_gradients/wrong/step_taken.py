"""误区：顺手做了一步梯度下降，改动了传入的 weight。

Misconception: Takes a step of gradient descent on the side, which changes the weight that was
passed.

提示：只返回梯度，更新是优化器的事。

Hint: Return gradients only; the update is the optimiser's business.

fails: test_inputs_stay_unchanged
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
    weight -= 0.1 * full
    return local, full
