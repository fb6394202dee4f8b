"""误区：连乘下溢成 0，被误当作全部否决，改用了求和规则。

Misconception: The product underflows to 0 and is taken for a veto of every class.

提示：下溢的 0 和真正的 0 要分开：在对数域里只有真正的 0 才是负无穷。

Hint: Tell a 0 by underflow from a true one: among logarithms only the true one is minus infinity.

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
        product = (probabilities[heard] ** weights[heard, None, None]).prod(axis=0)
        stuck = product.sum(axis=1, keepdims=True) == 0
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(stuck, mean, product)
