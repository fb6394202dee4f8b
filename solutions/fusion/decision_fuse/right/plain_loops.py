"""只用循环和 math。 / Loops and math only."""

import math

import numpy as np


def fuse_sample(columns, weights):
    scores = []
    for column in columns:
        score = 0.0
        for p, w in zip(column, weights, strict=True):
            if w == 0:
                continue
            score += w * math.log(p) if p > 0 else -math.inf
        scores.append(score)
    largest = max(scores)
    if largest == -math.inf:
        return None
    powers = [math.exp(score - largest) for score in scores]
    return [power / sum(powers) for power in powers]


def decision_fuse(probabilities, weights, rule):
    count, samples, classes = probabilities.shape
    if len(weights) != count:
        raise ValueError("weights")
    if rule not in {"sum", "product"}:
        raise ValueError("rule")
    out = np.zeros((samples, classes))
    for b in range(samples):
        fused = None
        if rule == "product":
            fused = fuse_sample([probabilities[:, b, c] for c in range(classes)], weights)
        if fused is None:
            fused = [
                sum(weights[m] * probabilities[m, b, c] for m in range(count)) / sum(weights)
                for c in range(classes)
            ]
        out[b] = fused
    return out
