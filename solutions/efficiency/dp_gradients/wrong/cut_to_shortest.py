"""误区：把各片截到最短的一片那么长，多出来的样本被丢掉了。

Misconception: Cuts all shards to the shortest one and drops the other samples.

提示：不要丢样本，按样本数加权就能处理不同的大小。

Hint: Drop nothing; weights by the number of samples take care of different sizes.

fails: test_each_worker_has_its_own
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = np.exp(x @ weight)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(y)), y] -= 1
        return x.T @ p

    shortest = min(len(y) for _, y in shards if len(y))
    shards = [(x[:shortest], y[:shortest]) for x, y in shards]
    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
