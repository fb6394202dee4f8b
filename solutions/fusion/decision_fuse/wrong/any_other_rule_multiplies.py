"""误区：不认识的规则一律当成乘积。

Misconception: Takes any other rule for the product.

提示：rule 既不是 sum 也不是 product 时要抛出 ValueError，拼写错误才不会悄悄变成另一种融合。

Hint: Raise ValueError where rule is neither, or a typing error silently becomes another fusion.

fails: test_bad_calls
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    mean = (weights[:, None, None] * probabilities).sum(axis=0) / weights.sum()
    if rule == "sum":
        return mean
    heard = weights > 0
    with np.errstate(all="ignore"):
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
