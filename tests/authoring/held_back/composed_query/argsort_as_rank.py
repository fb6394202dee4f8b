"""Flatnonzero for what was found, np.add.at for the sum."""

import numpy as np


def composed_query(image_scores, text_scores, k=60):
    total = np.zeros(image_scores.shape)
    for scores in (image_scores, text_scores):
        hits = np.flatnonzero(~np.isnan(scores))
        rank = np.argsort(-scores[hits], kind="stable") + 1
        np.add.at(total, hits, 1 / (k + rank))
    seen = np.flatnonzero(total > 0)
    order = seen[np.argsort(-total[seen], kind="stable")]
    return order, total[order]
