"""误区：用 isclose 判断否决，把极小的概率也当成了 0。

Misconception: Tells vetoes with isclose, which takes tiny probabilities for 0 too.

提示：概率不会是负数，直接和 0 比较就行：很小和不可能是两回事。

Hint: Probabilities are never negative, so compare with 0 itself: very unlikely is not impossible.

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
        scores = (
            weights[heard, None, None]
            * np.log(np.where(np.isclose(probabilities[heard], 0), 0, probabilities[heard]))
        ).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
