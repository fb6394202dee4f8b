"""A helper for the sum rule, row-wise loop for fallbacks."""

import numpy as np


def mixture(p, weights):
    share = np.exp(weights - weights.max())
    share = np.where(weights > 0, share, 0.0)
    share = share / share.sum()
    return np.einsum("m,mij->ij", share, p)


def decision_fuse(probabilities, weights, rule):
    if len(weights) != probabilities.shape[0] or rule not in ("sum", "product"):
        raise ValueError("bad arguments")
    if rule == "sum":
        return mixture(probabilities, weights)
    on = weights > 0
    with np.errstate(divide="ignore"):
        s = np.add.reduce(weights[on, None, None] * np.log(probabilities[on]))
    plain = mixture(probabilities, weights)
    result = np.empty_like(plain)
    for i, row in enumerate(s):
        top = row.max()
        if top == -np.inf:
            result[i] = plain[i]
        else:
            e = np.exp(row - top)
            result[i] = e / e.sum()
    return result
