"""误区：融合分数相同时，以图搜图名次靠前的在前。

Misconception: Of equal fused scores the better rank by image comes first.

提示：融合分数相同时，题目规定下标小的在前，两路的地位相同。

Hint: Of equal fused scores the smaller index comes first here; neither search has priority.

fails: test_equal_fused_scores
"""

import numpy as np


def part(scores, k):
    found = np.argsort(-scores, kind="stable")[: np.isfinite(scores).sum()]
    result = np.zeros(len(scores))
    result[found] = 1 / (k + 1 + np.arange(len(found)))
    return result


def composed_query(image_scores, text_scores, k=60):
    image, text = part(image_scores, k), part(text_scores, k)
    fused = image + text
    order = np.lexsort((-image, -fused))[: np.count_nonzero(fused)]
    return order, fused[order]
