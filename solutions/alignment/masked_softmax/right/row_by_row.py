"""逐行取出保留的分数。 / Take the kept scores of each row."""

import math

import numpy as np


def masked_softmax(scores, mask):
    mask = np.broadcast_to(mask, scores.shape)
    result = np.zeros_like(scores)
    for index in np.ndindex(*scores.shape[:-1]):
        columns = [j for j in range(scores.shape[-1]) if mask[index][j]]
        if not columns:
            continue
        values = [float(scores[index][j]) for j in columns]
        highest = max(values)
        exps = [math.exp(v - highest) for v in values]
        total = math.fsum(exps)
        for j, e in zip(columns, exps):
            result[index][j] = e / total
    return result
