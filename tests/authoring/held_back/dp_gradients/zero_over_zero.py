"""Gradients per sample, averaged with mean; the whole batch concatenated."""

import numpy as np


def per_sample(x, y, weight):
    e = np.exp(x @ weight)
    error = e / e.sum(axis=1, keepdims=True)
    error[np.arange(len(y)), y] -= 1
    return x[:, :, None] * error[:, None, :]


def dp_gradients(shards, weight):
    pieces = [per_sample(x, y, weight) for x, y in shards]
    local = [piece.mean(axis=0) for piece in pieces]
    return local, np.concatenate(pieces).mean(axis=0)
