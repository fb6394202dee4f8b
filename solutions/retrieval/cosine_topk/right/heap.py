"""逐对计算，用堆取前 k 个。 / Pair by pair, a heap takes the first k."""

import heapq
import math

import numpy as np


def cosine(a, b):
    dot = math.fsum(x * y for x, y in zip(a, b, strict=True))
    lengths = math.hypot(*a) * math.hypot(*b)
    return dot / lengths if lengths else 0.0


def cosine_topk(queries, gallery, k):
    found = []
    for query in queries.tolist():
        pairs = ((-cosine(query, image), j) for j, image in enumerate(gallery.tolist()))
        found.append([j for _, j in heapq.nsmallest(k, pairs)])
    return np.array(found)
