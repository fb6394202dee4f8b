"""NaN 换成 −inf 再排，名次写进数组，没找到的名次是无穷大。 / NaN as −inf, rank infinity."""

import numpy as np


def composed_query(image_scores, text_scores, k=60):
    fused = 0
    for scores in [image_scores, text_scores]:
        missing = np.isnan(scores)
        filled = np.where(missing, -np.inf, scores)
        rank = np.empty(len(filled))
        rank[np.lexsort((np.arange(len(filled)), -filled))] = np.arange(1, len(filled) + 1)
        rank[missing] = np.inf
        fused = fused + 1 / (k + rank)
    order = np.argsort(-fused, kind="mergesort")
    order = order[fused[order] > 0]
    return [order, np.take(fused, order)]
