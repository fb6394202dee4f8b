"""误区：乘积规则里没有用权重。

Misconception: The product rule ignores the weights.

提示：每个模态的概率要先取 w 次方，再连乘。

Hint: Raise the probabilities of each modality to the power of its weight before you multiply.

fails: test_product_rule
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
        scores = np.log(probabilities[heard]).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
