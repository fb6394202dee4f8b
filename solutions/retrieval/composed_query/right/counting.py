"""名次 = 排在前面的个数 + 1，用比较矩阵数出来。 / Count who comes before in a matrix."""

import numpy as np


def ranks(scores):
    n = scores.size
    earlier = np.arange(n)[None, :] < np.arange(n)[:, None]
    before = (scores[None, :] > scores[:, None]) | ((scores[None, :] == scores[:, None]) & earlier)
    return before.sum(axis=1) + 1


def composed_query(image_scores, text_scores, k=60):
    both = np.stack([image_scores, text_scores])
    parts = np.array([1 / (k + ranks(scores)) for scores in both])
    parts[np.isnan(both)] = 0
    fused = parts.sum(axis=0)
    order = sorted(np.flatnonzero(~np.isnan(both).all(axis=0)), key=lambda i: -fused[i])
    order = np.array(order, dtype=np.intp)
    return order, fused[order]
