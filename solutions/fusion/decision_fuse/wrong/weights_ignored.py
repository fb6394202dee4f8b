"""误区：没有用权重，直接取平均。

Misconception: The sum rule ignores the weights: a plain mean.

提示：先让每个模态乘上自己的权重，再除以权重之和。

Hint: Multiply each modality by its weight first, then divide by the sum of the weights.

fails: test_sum_rule
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product") or len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    mean = probabilities.mean(axis=0)
    if rule == "sum":
        return mean
    heard = weights > 0
    with np.errstate(all="ignore"):
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
