"""误区：把概率 0 当成缺失跳过了，否决不起作用。

Misconception: Skips probabilities of 0 as if they were missing, so a veto has no effect.

提示：概率 0 是最强的反对意见，乘积应当是 0，不能当作没说。

Hint: A probability of 0 is the strongest objection there is: the product is 0, not left out.

fails: test_veto
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
            * np.log(np.where(probabilities[heard] > 0, probabilities[heard], 1))
        ).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
