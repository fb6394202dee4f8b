"""误区：没有找到的商品当作 0 分参加了排名。

Misconception: Ranks items that were not found as if they had scored 0.

提示：0 分是分数，可能比负分还高；没有找到则不参加排名。

Hint: A score of 0 is a score, and better than a negative one. What was not found is not ranked
at all.

fails: test_not_found
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
    fused = part(np.nan_to_num(image_scores), k) + part(np.nan_to_num(text_scores), k)
    return result(fused, image_scores, text_scores)
