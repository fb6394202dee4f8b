"""误区：把分数缩放到 0 和 1 之间再相加。

Misconception: Scales scores to between 0 and 1 and adds them.

提示：最大值、最小值仍由个别分数决定，取一次 exp 结果就变了。RRF 不看分数，只看名次。

Hint: Minimum and maximum still depend on single scores, so an exp changes the result. RRF looks
at ranks alone.

fails: test_scale_does_not_matter
"""

import numpy as np


def result(fused, image_scores, text_scores):
    found = ~(np.isnan(image_scores) & np.isnan(text_scores))
    order = np.argsort(-fused, kind="stable")
    order = order[found[order]]
    return order, fused[order]


def scaled(scores):
    if np.isnan(scores).all():
        return np.zeros(len(scores))
    low, high = np.nanmin(scores), np.nanmax(scores)
    return np.nan_to_num((scores - low) / max(high - low, 1e-12))


def composed_query(image_scores, text_scores, k=60):
    return result(scaled(image_scores) + scaled(text_scores), image_scores, text_scores)
