"""用字典累加，最后排序。 / Add up in a dict and sort at the end."""

import math

import numpy as np


def ranking(scores):
    found = [i for i, score in enumerate(scores) if not math.isnan(score)]
    return sorted(found, key=lambda i: -scores[i])


def composed_query(image_scores, text_scores, k=60):
    total = {}
    for scores in (image_scores, text_scores):
        for rank, item in enumerate(ranking(scores), start=1):
            total[item] = total.get(item, 0.0) + 1.0 / (k + rank)
    items = sorted(total, key=lambda i: (-total[i], i))
    return np.array(items, dtype=int), np.array([total[i] for i in items])
