"""Vetoes collected first, logs with where."""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    modalities, samples, classes = probabilities.shape
    if len(weights) != modalities:
        raise ValueError("weights")
    by_sum = (probabilities * weights[:, None, None]).sum(axis=0) / weights.sum()
    if rule == "sum":
        return by_sum
    if rule != "product":
        raise ValueError("rule")
    out_of_play = np.zeros((samples, classes), dtype=bool)
    score = np.zeros((samples, classes))
    for p, w in zip(probabilities, weights):
        zero = p == 0
        out_of_play |= zero
        score += w * np.log(p, where=~zero, out=np.zeros_like(p))
    score[out_of_play] = -np.inf
    undecided = out_of_play.all(axis=1)
    score[undecided] = 0.0
    e = np.exp(score - score.max(axis=1, keepdims=True))
    e /= e.sum(axis=1, keepdims=True)
    e[undecided] = by_sum[undecided]
    return e
