"""误区：一路什么都没有找到时出错。

Misconception: Raises an error where a search has found nothing.

提示：没有结果也是一种结果：这一路对谁都贡献 0。

Hint: No result is a result, too: that search adds 0 to everything.

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
    for scores in (image_scores, text_scores):
        np.nanargmax(scores)
    fused = part(image_scores, k) + part(text_scores, k)
    return result(fused, image_scores, text_scores)
