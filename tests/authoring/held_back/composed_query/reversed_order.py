"""Counts better ones in a pairwise comparison; upward sort, then turned round."""

import numpy as np


def reciprocal(scores, k):
    n = len(scores)
    index = np.arange(n)
    better = scores[None, :] > scores[:, None]
    tied_earlier = (scores[None, :] == scores[:, None]) & (index[None, :] < index[:, None])
    rank = 1 + (better | tied_earlier).sum(axis=1)
    return np.where(np.isnan(scores), 0.0, 1 / (k + rank))


def composed_query(image_scores, text_scores, k=60):
    fused = reciprocal(image_scores, k) + reciprocal(text_scores, k)
    up = np.argsort(fused, kind="stable")
    down = up[::-1]
    down = down[fused[down] > 0]
    return down, fused[down]
