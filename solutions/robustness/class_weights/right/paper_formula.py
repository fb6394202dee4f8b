"""论文里的写法，最后归一化。 / As in the paper, normalised at the end."""

import numpy as np


def class_weights(counts, beta):
    n = np.asarray(counts, dtype=np.float64)
    seen = n > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = (1 - beta) / (1 - np.power(beta, n)) if beta < 1 else 1 / n
    alpha = np.where(seen, alpha, 0)
    return alpha * (seen.sum() / alpha.sum())
