"""expm1 and log for the effective numbers; divides where there are samples."""

import numpy as np


def class_weights(counts, beta):
    n = np.asarray(counts, dtype=np.float64)
    if beta == 1:
        effective = n
    elif beta == 0:
        effective = np.minimum(n, 1.0)
    else:
        effective = np.expm1(n * np.log(beta)) / (beta - 1.0)
    raw = np.divide(1.0, effective, out=np.zeros(n.shape), where=effective > 0)
    return raw / np.linalg.norm(raw, ord=1)
