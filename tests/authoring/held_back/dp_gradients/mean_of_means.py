"""einsum per worker; np.average over the stack."""

import numpy as np


def worker(x, y, weight):
    if x.shape[0] == 0:
        return np.zeros(weight.shape)
    scores = np.exp(np.einsum("nd,dc->nc", x, weight))
    chance = scores / np.einsum("nc->n", scores)[:, None]
    target = np.eye(weight.shape[1])[y]
    return np.einsum("nd,nc->dc", x, chance - target) / x.shape[0]


def dp_gradients(shards, weight):
    local = np.stack([worker(x, y, weight) for x, y in shards])
    return local, np.average(local, axis=0)
