"""A running total in the loop over workers."""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def dp_gradients(shards, weight):
    merged = np.zeros_like(weight)
    local = [np.zeros_like(weight) for _ in shards]
    for rank, (x, y) in enumerate(shards):
        n = len(y)
        if n == 0:
            continue
        onehot = np.zeros((n, weight.shape[1]))
        onehot[np.arange(n), y] = 1
        local[rank] += np.matmul(x.T, softmax(x @ weight) - onehot) / n
        merged += local[rank]
    return local, merged
