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
    return local, sum(totals) / sum(counts)
