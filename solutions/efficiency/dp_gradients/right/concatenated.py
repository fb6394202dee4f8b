"""拼起来求整个批次的梯度。 / The whole batch's gradient from all samples joined."""

import numpy as np


def mean_gradient(x, y, W):
    if len(x) == 0:
        return np.zeros_like(W)
    z = x @ W
    z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return x.T @ (p - np.eye(W.shape[1])[y]) / len(x)


def dp_gradients(shards, weight):
    xs, ys = zip(*shards)
    local = [mean_gradient(x, y, weight) for x, y in shards]
    return local, mean_gradient(np.concatenate(xs), np.concatenate(ys), weight)
