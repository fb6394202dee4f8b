"""误区：排名次用了 argsort 的默认算法，它不保证并列的先后。

Misconception: Ranks with the default algorithm of argsort, which keeps no order among equals.

提示：默认的快速排序不稳定。argsort 的 kind 参数可以要求稳定排序。

Hint: The default quicksort is not stable. argsort has a parameter, kind, for that.

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
        found = np.argsort(-scores)[: np.isfinite(scores).sum()]
        fused[found] += 1 / (k + 1 + np.arange(len(found)))
    return result(fused, image_scores, text_scores)
