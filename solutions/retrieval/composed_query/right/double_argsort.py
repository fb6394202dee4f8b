"""两次 argsort 得到名次，NaN 处记 0。 / Ranks by a double argsort, 0 for NaN."""

import numpy as np


def reciprocal(scores, k):
    position = np.argsort(np.argsort(-scores, kind="stable"), kind="stable")
    return np.where(np.isnan(scores), 0.0, 1.0 / (k + position + 1))


def composed_query(image_scores, text_scores, k=60):
    fused = reciprocal(image_scores, k) + reciprocal(text_scores, k)
    found = np.flatnonzero(~np.isnan(image_scores) | ~np.isnan(text_scores))
    order = found[np.lexsort((found, -fused[found]))]
    return order, fused[order]
