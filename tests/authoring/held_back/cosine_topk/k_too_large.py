"""Picks the best with argmax, k times per query."""

import numpy as np


def safe_lengths(rows):
    lengths = np.sqrt((rows**2).sum(axis=1))
    lengths[lengths == 0] = 1
    return lengths[:, np.newaxis]


def cosine_topk(queries, gallery, k):
    q = queries / safe_lengths(queries)
    g = gallery / safe_lengths(gallery)
    picked = np.zeros((len(queries), k), dtype=int)
    for i in range(len(queries)):
        candidates = list(range(len(gallery)))
        scores = list(g @ q[i])
        for j in range(k):
            best = int(np.argmax(scores))
            picked[i, j] = candidates.pop(best)
            scores.pop(best)
    return picked
