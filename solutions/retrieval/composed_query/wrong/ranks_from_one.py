"""误区：order 里的下标从 1 开始。

Misconception: The indices in order start from 1.

提示：名次从 1 开始，商品的下标从 0 开始。

Hint: Ranks start from 1, indices of items from 0.

fails: test_shape
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
    fused = part(image_scores, k) + part(text_scores, k)
    order, fused = result(fused, image_scores, text_scores)
    return order + 1, fused
