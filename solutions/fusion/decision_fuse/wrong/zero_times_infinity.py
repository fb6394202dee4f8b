"""误区：权重 0 乘以 log 0 得到 NaN。

Misconception: A weight of 0 times log 0 gives NaN.

提示：取对数之前，先去掉权重为 0 的模态。

Hint: Leave out the modalities of weight 0 before you take logarithms.

fails: test_weight_zero
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product") or len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    mean = (weights[:, None, None] * probabilities).sum(axis=0) / weights.sum()
    if rule == "sum":
        return mean
    heard = weights >= 0
    with np.errstate(all="ignore"):
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
