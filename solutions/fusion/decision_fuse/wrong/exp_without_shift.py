"""误区：取了对数，但没减最大值就 exp，照样下溢。

Misconception: Takes logarithms but calls exp without subtracting the largest, so it underflows
all the same.

提示：exp 之前每行减去自己的最大值，最大的那一项就变成 1。

Hint: Subtract each row's largest before exp, and the largest term becomes 1.

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
        product = np.exp(scores)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
