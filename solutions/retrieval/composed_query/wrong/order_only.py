"""误区：只返回了 order。

Misconception: Returns order alone.

提示：融合分数也要返回，两个数组组成一个元组。

Hint: Return the fused scores as well: both arrays make up one tuple.

fails: test_shape
"""

import numpy as np


def part(scores, k):
    found = np.argsort(-scores, kind="stable")[: np.isfinite(scores).sum()]
    result = np.zeros(len(scores))
    result[found] = 1 / (k + 1 + np.arange(len(found)))
    return result


def composed_query(image_scores, text_scores, k=60):
    fused = part(image_scores, k) + part(text_scores, k)
    return np.argsort(-fused, kind="stable")[: np.count_nonzero(fused)]
