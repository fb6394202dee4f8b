"""误区：归一化时沿样本求和，而不是沿类别。

Misconception: Normalised over the samples, not over the classes.

提示：每个样本自己的各类概率加起来是 1：沿最后一个轴求和。

Hint: The classes of one sample sum to 1, so the sum runs over the last axis.

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
        product = np.exp(scores - best)
        product = product / product.sum(axis=0, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
