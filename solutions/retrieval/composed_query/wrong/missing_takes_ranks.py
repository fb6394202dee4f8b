"""误区：没有找到的商品占掉了前面的名次。

Misconception: Items that were not found take up the first ranks.

提示：argsort 把 NaN 放在最后，倒过来就到了最前。先把它们去掉，再排名次。

Hint: argsort puts NaN last, so in a reversed order it comes first. Take those items out before
ranking.

fails: test_not_found
"""

import numpy as np


def composed_query(image_scores, text_scores, k=60):
    fused = np.zeros(len(image_scores))
    for scores in (image_scores, text_scores):
        for rank, item in enumerate(np.argsort(scores)[::-1], start=1):
            if not np.isnan(scores[item]):
                fused[item] += 1 / (k + rank)
    order = np.argsort(fused)[::-1]
    order = order[fused[order] > 0]
    return order, fused[order]
