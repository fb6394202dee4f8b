import numpy as np


def composed_query(image_scores, text_scores, k=60):
    fused = np.zeros(len(image_scores))
    for scores in (image_scores, text_scores):
        found = np.argsort(-scores, kind="stable")[: np.isfinite(scores).sum()]
        fused[found] += 1 / (k + 1 + np.arange(len(found)))
    order = np.argsort(-fused, kind="stable")[: np.count_nonzero(fused)]
    return order, fused[order]
