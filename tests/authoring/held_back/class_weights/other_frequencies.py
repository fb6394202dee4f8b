"""The exponent is the share of a class in all samples."""

import numpy as np


def class_weights(counts, beta):
    n = np.asarray(counts, dtype=np.float64)
    share = n / n.sum()
    filled = share > 0
    out = np.zeros(n.size)
    if beta == 1:
        out[filled] = 1 / share[filled]
    else:
        out[filled] = (1 - beta) / (1 - float(beta) ** share[filled])
    out *= filled.sum() / out.sum()
    return out
