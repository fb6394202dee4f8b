"""Unit rows by np.where, similarities as a matrix, stable argsort."""

import numpy as np


def cosine_topk(queries, gallery, k):
    def direction(rows):
        norm = np.linalg.norm(rows, axis=-1)[:, None]
        return rows / np.where(norm == 0, 1, norm)

    similarity = np.clip(direction(queries) @ direction(gallery).T, 0, 1)
    return (-similarity).argsort(axis=1, kind="stable")[:, :k]
