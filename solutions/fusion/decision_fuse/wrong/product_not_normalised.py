"""误区：连乘之后没有归一化。

Misconception: The product is not normalised.

提示：几个概率的乘积不再是概率，要除以它在各类别上的和。

Hint: A product of probabilities is no distribution; divide it by its sum over the classes.

fails: test_rows_sum_to_one
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
        product = np.exp(scores)
    return np.where(np.isneginf(best), mean, product)
