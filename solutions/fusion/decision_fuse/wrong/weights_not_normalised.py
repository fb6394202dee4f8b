"""误区：求和规则里权重直接相乘，没有除以权重之和。

Misconception: The sum rule uses the weights as they come, without dividing by their sum.

提示：权重的和不一定是 1。加权平均要除以权重之和。

Hint: The weights needn't sum to 1. A weighted mean divides by their sum.

fails: test_rows_sum_to_one
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product") or len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    mean = (weights[:, None, None] * probabilities).sum(axis=0)
    if rule == "sum":
        return mean
    heard = weights > 0
    with np.errstate(all="ignore"):
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
