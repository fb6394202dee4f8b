"""A dictionary of scores per item, sorted() and enumerate."""

import math

import numpy as np


def composed_query(image_scores, text_scores, k=60):
    points = {}
    for search in (image_scores, text_scores):
        found = [i for i, score in enumerate(search) if not math.isnan(score)]
        found.sort(key=lambda i, search=search: -search[i])
        for place, item in enumerate(found):
            points[item] = points.get(item, 0.0) + 1 / (k + place)
    items = sorted(points, key=lambda item: (-points[item], item))
    return np.array(items, dtype=int), np.array([points[item] for item in items], dtype=float)
