"""np.average 以样本数为权重。 / np.average weighted by the numbers of samples."""

import numpy as np


def dp_gradients(shards, weight):
    local = np.zeros((len(shards), *weight.shape))
    for k, (x, y) in enumerate(shards):
        if y.size:
            scores = np.exp(x @ weight)
            error = scores / scores.sum(1)[:, None]
            error -= y[:, None] == np.arange(weight.shape[1])
            local[k] = np.einsum("nd,nc->dc", x, error) / y.size
    return local, np.average(local, axis=0, weights=[y.size for _, y in shards])
