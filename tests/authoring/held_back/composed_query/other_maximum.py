"""A matrix of reciprocal ranks, reduced over the searches."""

import numpy as np


def composed_query(image_scores, text_scores, k=60):
    grid = np.zeros((2, len(image_scores)))
    for line, scores in zip(grid, (image_scores, text_scores), strict=True):
        ranking = np.argsort(-scores, kind="stable")
        ranking = ranking[: np.sum(~np.isnan(scores))]
        line[ranking] = 1 / (k + np.arange(1, len(ranking) + 1))
    fused = grid.max(axis=0)
    order = np.argsort(-fused, kind="stable")
    order = order[fused[order] > 0]
    return order, fused[order]
