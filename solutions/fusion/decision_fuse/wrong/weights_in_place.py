"""误区：用 /= 归一化，改动了传进来的权重。

Misconception: Normalises with /=, which changes the caller's weights.

提示：写成 weights / weights.sum()，会得到一个新数组。

Hint: weights / weights.sum() makes a new array.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product") or len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    exponents = weights.copy()
    weights /= weights.sum()
    mean = (weights[:, None, None] * probabilities).sum(axis=0)
    if rule == "sum":
        return mean
    heard = weights > 0
    with np.errstate(all="ignore"):
        scores = (exponents[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
