"""误区：判断否决时没看权重，权重为 0 的模态也投了否决票。

Misconception: A modality of weight 0 can still veto.

提示：先按权重筛选模态，剩下的模态才有资格否决。

Hint: Select the modalities by weight first; only those that remain can veto.

fails: test_weight_zero
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
        scores[(probabilities == 0).any(axis=0)] = -np.inf
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
