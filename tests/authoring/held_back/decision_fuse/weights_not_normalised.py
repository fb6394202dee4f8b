"""Sum rule accumulated in a loop, product per sample."""

import numpy as np


def add_up(p, weights):
    total = np.zeros(p.shape[1:])
    for w, layer in zip(weights, p):
        total += w * layer
    return total


def multiply(p, weights):
    out = add_up(p, weights)
    active = np.flatnonzero(weights)
    for i in range(p.shape[1]):
        block = p[active, i]
        allowed = block.min(axis=0) > 0
        if not allowed.any():
            continue
        score = weights[active] @ np.log(block[:, allowed])
        e = np.exp(score - score.max())
        out[i] = 0.0
        out[i, allowed] = e / e.sum()
    return out


def decision_fuse(probabilities, weights, rule):
    if weights.shape[0] != probabilities.shape[0]:
        raise ValueError("one weight for each modality, please")
    if rule == "sum":
        return add_up(probabilities, weights)
    if rule == "product":
        return multiply(probabilities, weights)
    raise ValueError(rule)
