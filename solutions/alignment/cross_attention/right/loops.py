"""逐样本、逐查询，只看真的键。 / Sample by sample and query by query, real keys only."""

import math

import numpy as np


def cross_attention(query, key, value, mask):
    batch, queries, width = query.shape
    weights = np.zeros((batch, queries, key.shape[1]))
    output = np.zeros((batch, queries, value.shape[2]))
    for b in range(batch):
        real = [j for j in range(key.shape[1]) if mask[b, j]]
        if not real:
            continue
        for i in range(queries):
            scores = [float(query[b, i].dot(key[b, j])) / math.sqrt(width) for j in real]
            top = max(scores)
            parts = [math.exp(s - top) for s in scores]
            for j, part in zip(real, parts, strict=True):
                weights[b, i, j] = part / sum(parts)
                output[b, i] += weights[b, i, j] * value[b, j]
    return output, weights
