"""Shares computed once for both rules, einsum throughout."""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if len(weights) != len(probabilities) or rule not in {"sum", "product"}:
        raise ValueError("weights or rule don't fit")
    share = weights / weights.sum()
    mean = np.einsum("m,msc->sc", share, probabilities)
    if rule == "sum":
        return mean
    heard = share > 0
    with np.errstate(all="ignore"):
        logs = np.log(probabilities[heard])
        score = (share[heard].reshape(-1, 1, 1) * logs).sum(axis=0)
        score = score - score.max(axis=1, keepdims=True)
        raw = np.exp(score)
        fused = raw / raw.sum(axis=1, keepdims=True)
    stuck = (probabilities[heard] == 0).any(axis=0).all(axis=1)
    fused[stuck] = mean[stuck]
    return fused
