"""误区：最后的排序用了 argsort 的默认算法，它不保证并列的先后。

Misconception: Sorts the fused scores with the default algorithm of argsort, which keeps no
order among equals.

提示：默认的快速排序不稳定。argsort 的 kind 参数可以要求稳定排序。

Hint: The default quicksort is not stable. argsort has a parameter, kind, for that.

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
    order = np.argsort(-fused)[: np.count_nonzero(fused)]
    return order, fused[order]
