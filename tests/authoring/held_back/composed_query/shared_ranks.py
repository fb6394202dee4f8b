"""searchsorted in the sorted scores gives the ranks."""

import numpy as np


def parts(scores, k):
    valid = ~np.isnan(scores)
    ladder = np.sort(-scores[valid])
    share = np.zeros(len(scores))
    share[valid] = 1.0 / (k + 1 + np.searchsorted(ladder, -scores[valid], side="left"))
    return share


def composed_query(image_scores, text_scores, k=60):
    fused = parts(image_scores, k) + parts(text_scores, k)
    order = np.argsort(-fused, kind="stable")
    order = order[: np.count_nonzero(fused)]
    return order, np.take(fused, order)
