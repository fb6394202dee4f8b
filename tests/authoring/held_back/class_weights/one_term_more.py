"""Unique counts first, geometric series through polynomial closed form."""

import numpy as np


def class_weights(counts, beta):
    beta = float(beta)
    values, place = np.unique(np.asarray(counts), return_inverse=True)
    inverse = []
    for n in values.tolist():
        if n == 0:
            inverse.append(0.0)
        elif beta == 1.0:
            inverse.append(1.0 / (n + 1))
        else:
            inverse.append((1.0 - beta) / (1.0 - beta ** (n + 1)))
    weights = np.array(inverse)[place.ravel()]
    return weights * np.count_nonzero(counts) / weights.sum()
