"""误区：k 写死成了 60。

Misconception: Writes 60 in place of k.

提示：60 只是默认值，公式里要用参数 k。

Hint: 60 is only the default; the formula uses the parameter k.

fails: test_k
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
    fused = part(image_scores, 60) + part(text_scores, 60)
    return result(fused, image_scores, text_scores)
