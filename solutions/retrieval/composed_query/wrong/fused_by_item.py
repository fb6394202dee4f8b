"""误区：fused 没有跟着 order 换顺序。

Misconception: Leaves fused in the order of items.

提示：fused 的第 j 个数应是 order 第 j 件商品的分数，取的时候要用 order 做下标。

Hint: Number j of fused belongs to item j of order: index the scores with order.

fails: test_fused_scores
"""

import numpy as np


def part(scores, k):
    found = np.argsort(-scores, kind="stable")[: np.isfinite(scores).sum()]
    result = np.zeros(len(scores))
    result[found] = 1 / (k + 1 + np.arange(len(found)))
    return result


def composed_query(image_scores, text_scores, k=60):
    fused = part(image_scores, k) + part(text_scores, k)
    order = np.argsort(-fused, kind="stable")[: np.count_nonzero(fused)]
    return order, fused[fused > 0]
