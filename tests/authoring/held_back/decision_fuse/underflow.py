"""np.power in a running product over modalities."""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ["sum", "product"]:
        raise ValueError(f"no such rule: {rule}")
    if len(weights) != len(probabilities):
        raise ValueError("lengths differ")
    fallback = np.moveaxis(probabilities, 0, -1) @ weights / weights.sum()
    if rule == "sum":
        return fallback
    running = np.ones(probabilities.shape[1:])
    dead = np.zeros(running.shape, dtype=bool)
    for layer, exponent in zip(probabilities, weights):
        if exponent == 0:
            continue
        running = running * np.power(layer, exponent)
        dead = dead | (layer == 0)
    with np.errstate(invalid="ignore"):
        fused = running / running.sum(axis=1)[:, None]
    lost = dead.all(axis=1)
    fused[lost] = fallback[lost]
    return fused
