"""np.where on the empty classes, np.float64 arithmetic throughout."""

import numpy as np


def class_weights(counts, beta):
    b = np.float64(beta)
    n = np.array(counts, dtype=np.float64)
    some = n > 0
    top = 1 - b
    bottom = 1 - np.power(b, np.where(some, n, 1))
    weights = np.where(some, np.divide(top, bottom), 0)
    return np.sum(some) * weights / np.sum(weights)
