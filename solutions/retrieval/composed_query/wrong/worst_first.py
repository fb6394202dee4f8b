"""误区：order 从低到高排了。

Misconception: order goes upwards.

提示：argsort 从小到大。融合分数高的要在前，先取相反数。

Hint: argsort goes upwards. The highest fused score comes first, so negate.

fails: test_best_first
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
    order, negative = result(-fused, image_scores, text_scores)
    return order, -negative
