"""A helper for one class, np.fromiter over the counts."""

import numpy as np


def _weight(n, beta):
    if n == 0:
        return 0.0
    if beta == 1:
        return 1.0 / n
    return (1.0 - beta) / (1.0 - beta**n)


def class_weights(counts, beta):
    return np.fromiter((_weight(int(n), float(beta)) for n in counts), dtype=np.float64)
