"""A difference per query, its norm, stable argsort."""

import numpy as np


def cosine_topk(queries, gallery, k):
    count = min(k, len(gallery))
    result = np.empty((len(queries), count), dtype=np.int64)
    for i, query in enumerate(queries):
        gap = np.linalg.norm(gallery - query, axis=1)
        result[i] = gap.argsort(kind="mergesort")[:count]
    return result
