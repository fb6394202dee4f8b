"""误区：分数低的排在前面。

Misconception: Ranks low scores first.

提示：这里的分数越大越好，第一名是分数最高的。

Hint: Higher is better here: the first is the one with the highest score.

fails: test_fused_scores
"""

import numpy as np


def result(fused, image_scores, text_scores):
    found = ~(np.isnan(image_scores) & np.isnan(text_scores))
    order = np.argsort(-fused, kind="stable")
    order = order[found[order]]
    return order, fused[order]


def part(scores, k):
    found = np.argsort(-scores, kind="stable")[: np.isfinite(scores).sum()]
    result = np.zeros(len(scores))
    result[found] = 1 / (k + 1 + np.arange(len(found)))
    return result


def composed_query(image_scores, text_scores, k=60):
    fused = part(-image_scores, k) + part(-text_scores, k)
    return result(fused, image_scores, text_scores)
