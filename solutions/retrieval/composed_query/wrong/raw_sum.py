"""误区：直接把两路的分数相加。

Misconception: Adds the scores of both searches.

提示：两路的尺度不同，数值大的一路说了算。先把分数变成名次。

Hint: Their scales differ, so the larger numbers decide alone. Turn scores into ranks first.

fails: test_scale_does_not_matter
"""

import numpy as np


def result(fused, image_scores, text_scores):
    found = ~(np.isnan(image_scores) & np.isnan(text_scores))
    order = np.argsort(-fused, kind="stable")
    order = order[found[order]]
    return order, fused[order]


def composed_query(image_scores, text_scores, k=60):

    fused = np.nan_to_num(image_scores) + np.nan_to_num(text_scores)
    return result(fused, image_scores, text_scores)
