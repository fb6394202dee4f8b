"""np.reciprocal of the present classes, scaled by the mean of the whole array."""

import numpy as np


def class_weights(counts, beta):
    sizes = np.array(counts, dtype=float)
    present = np.flatnonzero(sizes)
    n = sizes[present]
    e = n if beta == 1 else (1 - np.power(float(beta), n)) / (1 - beta)
    weights = np.zeros(len(sizes))
    weights[present] = np.reciprocal(e)
    return weights / weights.mean()
