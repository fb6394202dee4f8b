"""Rank dictionaries of both searches, combined by key."""

import numpy as np


def rank_table(scores):
    table = {}
    for i in np.argsort(-scores, kind="stable"):
        if scores[i] == scores[i]:
            table[int(i)] = len(table) + 1
    return table


def composed_query(image_scores, text_scores, k=60):
    by_image, by_text = rank_table(image_scores), rank_table(text_scores)
    rows = [
        (1 / (k + by_image[i]) + 1 / (k + by_text[i]), i) for i in by_image.keys() & by_text.keys()
    ]
    rows.sort(key=lambda row: (-row[0], row[1]))
    order = np.array([i for _, i in rows], dtype=np.int64)
    fused = np.array([value for value, _ in rows], dtype=np.float64)
    return order, fused
