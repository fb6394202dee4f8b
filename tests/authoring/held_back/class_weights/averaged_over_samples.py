"""np.average with the counts as its weights."""

import numpy as np


def class_weights(counts, beta):
    n = np.asarray(counts).astype(np.float64)
    series = n.copy() if beta == 1 else -(float(beta) ** n - 1.0) / (1.0 - beta)
    series[n == 0] = np.inf
    inverse = 1.0 / series
    return inverse / np.average(inverse, weights=n)
