"""误区：所有类别都被否决时返回了均匀分布。

Misconception: Returns equal probabilities where every class is vetoed.

提示：题目要求这时改用求和规则：各模态说过的话还有用。

Hint: There the sum rule decides: what the modalities said is still worth something.

fails: test_every_class_vetoed
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product") or len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    mean = (weights[:, None, None] * probabilities).sum(axis=0) / weights.sum()
    if rule == "sum":
        return mean
    heard = weights > 0
    with np.errstate(all="ignore"):
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), 1 / probabilities.shape[2], product)
