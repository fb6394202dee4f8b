"""Explicit loops over samples, outer products."""

import numpy as np


def dp_gradients(shards, weight):
    local = []
    samples = 0
    for x, y in shards:
        gradient = np.zeros(weight.shape)
        for features, label in zip(x, y, strict=True):
            raised = np.exp(features @ weight)
            probability = raised / raised.sum()
            probability[label] -= 1.0
            gradient += np.outer(features, probability)
            samples += 1
        local.append(gradient)
    full = np.add.reduce(local) / samples
    return local, full
