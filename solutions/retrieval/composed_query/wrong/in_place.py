"""误区：把输入里的 NaN 改成了 −inf。

Misconception: Replaces NaN by −inf in the input.

提示：调用者的数组不能动。先复制一份。

Hint: The arrays belong to the caller. Make a copy first.

fails: test_inputs_stay_unchanged
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
    missing = np.isnan(image_scores) & np.isnan(text_scores)
    fused = part(image_scores, k) + part(text_scores, k)
    for scores in (image_scores, text_scores):
        scores[np.isnan(scores)] = -np.inf
    order = np.argsort(-fused, kind="stable")
    order = order[~missing[order]]
    return order, fused[order]
