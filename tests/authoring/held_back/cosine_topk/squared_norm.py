"""Lengths from a row-wise inner product, sort of pairs."""

import numpy as np


def cosine_topk(queries, gallery, k):
    answer = []
    size = [float(np.dot(image, image)) for image in gallery]
    for query in queries:
        own = float(np.dot(query, query))
        pairs = []
        for number, image in enumerate(gallery):
            bottom = own * size[number]
            value = float(np.dot(query, image)) / bottom if bottom > 0 else 0.0
            pairs.append((-value, number))
        pairs.sort()
        answer.append([number for _, number in pairs[:k]])
    return np.array(answer)
