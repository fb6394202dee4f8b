"""误区：名次从 0 开始。

Misconception: Ranks start from 0.

提示：第一名的名次是 1，融合分数是 1/(k + 1)。

Hint: The first has rank 1 and adds 1/(k + 1).

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
    fused = part(image_scores, k - 1) + part(text_scores, k - 1)
    return result(fused, image_scores, text_scores)
