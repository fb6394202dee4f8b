"""误区：把 argsort 的结果当成了名次。

Misconception: Takes what argsort returns for ranks.

提示：argsort 说的是“第 r 名是谁”，名次要的是“第 i 件排第几”，互为逆排列。

Hint: argsort tells who is in place r; a rank tells in which place item i is. The one is the
inverse of the other.

fails: test_fused_scores
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
        rank = np.argsort(-scores, kind="stable") + 1
        fused += np.where(np.isnan(scores), 0, 1 / (k + rank))
    return result(fused, image_scores, text_scores)
