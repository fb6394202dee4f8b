"""误区：exp 之前减的是整批的最大值，分数低得多的样本仍会下溢。

Misconception: Subtracts the largest score of the whole batch, so samples with much lower scores
still underflow.

提示：每个样本单独归一化，所以每行减去自己的最大值。

Hint: Each sample is normalised on its own, so subtract each row's own largest.

fails: test_no_underflow
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
        product = np.exp(scores - best.max(initial=-np.inf))
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
