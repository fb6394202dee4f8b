"""Scores are divided by the root of n first; ndindex loop."""

import numpy as np


def masked_softmax(scores, mask):
    keep = np.broadcast_to(mask, scores.shape)
    out = np.zeros(scores.shape, dtype=scores.dtype)
    for at in np.ndindex(scores.shape[:-1]):
        where = np.flatnonzero(keep[at])
        if where.size == 0:
            continue
        part = scores[at][where].astype(np.float64) / np.sqrt(scores.shape[-1])
        e = np.exp(part - part.max())
        out[at + (where,)] = e / e.sum()
    return out
