"""Two searches stacked, argsort of argsort along the axis."""

import numpy as np


def composed_query(image_scores, text_scores, k=60):
    both = np.stack([image_scores, text_scores])
    known = np.isfinite(both).any(axis=0)
    places = np.argsort(-both, axis=1, kind="stable")
    ranks = np.argsort(places, axis=1) + 1
    score = np.reciprocal(k + ranks.astype(float)).sum(axis=0)
    candidates = np.nonzero(known)[0]
    order = candidates[np.lexsort((candidates, -score[candidates]))]
    return order, score[order]
