"""误区：softmax 沿样本轴做了归一化。

Misconception: Normalises the softmax along the samples.

提示：每个样本的类别概率之和是 1，沿 axis=1。

Hint: Each sample's class probabilities add up to 1: axis 1.

fails: test_one_worker
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = np.exp(x @ weight)
        p /= p.sum(axis=0, keepdims=True)
        p[np.arange(len(y)), y] -= 1
        return x.T @ p

    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
