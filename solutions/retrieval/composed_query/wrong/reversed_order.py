"""误区：融合分数相同时，下标大的在前。

Misconception: Of equal fused scores the larger index comes first.

提示：从小到大排好再倒过来，并列的也倒了。把融合分数取相反数再排。

Hint: To sort upwards and reverse also reverses equal ones. Sort negated fused scores instead.

fails: test_equal_fused_scores
"""

import numpy as np


def part(scores, k):
    found = np.argsort(-scores, kind="stable")[: np.isfinite(scores).sum()]
    result = np.zeros(len(scores))
    result[found] = 1 / (k + 1 + np.arange(len(found)))
    return result


def composed_query(image_scores, text_scores, k=60):
    fused = part(image_scores, k) + part(text_scores, k)
    order = np.argsort(fused, kind="stable")[::-1][: np.count_nonzero(fused)]
    return order, fused[order]
