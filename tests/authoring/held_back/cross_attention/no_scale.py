"""One sample at a time, real keys picked by flatnonzero."""

import numpy as np


def cross_attention(query, key, value, mask):
    b, tq, _ = query.shape
    weights = np.zeros((b, tq, key.shape[1]))
    output = np.zeros((b, tq, value.shape[2]))
    for n in range(b):
        real = np.flatnonzero(mask[n])
        if not len(real):
            continue
        logits = query[n].dot(key[n, real].T)
        p = np.exp(logits - logits.max(axis=1)[:, None])
        p /= p.sum(axis=1)[:, None]
        weights[n][:, real] = p
        output[n] = p.dot(value[n, real])
    return output, weights
