"""Recursive call for the fallback, log with errstate."""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if len(probabilities) != len(weights):
        raise ValueError("as many weights as modalities are needed")
    if rule == "sum":
        return np.tensordot(weights, probabilities, 1) / np.sum(weights)
    if rule != "product":
        raise ValueError("rule must be sum or product")
    used = probabilities[weights != 0]
    exponents = weights[weights != 0][:, None, None]
    with np.errstate(divide="ignore"):
        total = np.sum(np.log(used) * exponents, axis=0)
    best = total.max(axis=-1, keepdims=True)
    if not np.isfinite(best).all():
        return decision_fuse(probabilities, weights, "sum")
    unnormalised = np.exp(total - best)
    return unnormalised / unnormalised.sum(axis=-1, keepdims=True)
