"""np.maximum, logaddexp.reduce, fallback by mask."""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if probabilities.shape[0] != weights.size:
        raise ValueError("number of weights")
    if rule not in ("sum", "product"):
        raise ValueError("unknown rule")
    average = np.average(probabilities, axis=0, weights=weights)
    if rule == "sum":
        return average
    logs = np.log(np.maximum(probabilities, 1e-12))
    evidence = np.tensordot(weights, logs, axes=(0, 0))
    norm = np.logaddexp.reduce(evidence, axis=1)
    result = np.exp(evidence - norm[:, None])
    nothing_left = np.all(np.any(probabilities[weights > 0] == 0, axis=0), axis=1)
    return np.where(nothing_left[:, None], average, result)
