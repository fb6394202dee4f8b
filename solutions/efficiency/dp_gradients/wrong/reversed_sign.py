"""误区：符号反了，用的是 one-hot − 概率。

Misconception: Reverses the sign, with one-hot − probabilities.

提示：损失带负号，导数是概率 − one-hot。

Hint: The loss has a minus sign, so its derivative is probabilities − one-hot.

fails: test_one_worker
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = np.exp(x @ weight)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(y)), y] -= 1
        return -x.T @ p

    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
