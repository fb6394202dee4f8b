"""误区：权重个数不对也照样广播。

Misconception: Broadcasts weights whose number doesn't fit.

提示：开头先比较权重个数和模态数，不一致就抛出 ValueError。

Hint: Compare the numbers of weights and modalities first, and raise ValueError where they differ.

fails: test_bad_calls
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product"):
        raise ValueError("rule, weights")
    mean = (weights[:, None, None] * probabilities).sum(axis=0) / weights.sum()
    if rule == "sum":
        return mean
    weights = np.broadcast_to(weights, len(probabilities))
    heard = weights > 0
    with np.errstate(all="ignore"):
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
