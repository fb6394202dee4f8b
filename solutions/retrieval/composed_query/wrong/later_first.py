"""误区：分数相同时，下标大的名次在前。

Misconception: Of equal scores the larger index gets the better rank.

提示：从小到大排好再倒过来，并列的也倒了。把分数取相反数再排。

Hint: To sort upwards and reverse also reverses equal ones. Sort negated scores instead.

fails: test_equal_scores
"""

import numpy as np


def result(fused, image_scores, text_scores):
    found = ~(np.isnan(image_scores) & np.isnan(text_scores))
    order = np.argsort(-fused, kind="stable")
    order = order[found[order]]
    return order, fused[order]


def composed_query(image_scores, text_scores, k=60):
    fused = np.zeros(len(image_scores))
    for scores in (image_scores, text_scores):
        found = np.argsort(scores, kind="stable")[: np.isfinite(scores).sum()][::-1]
        fused[found] += 1 / (k + 1 + np.arange(len(found)))
    return result(fused, image_scores, text_scores)
