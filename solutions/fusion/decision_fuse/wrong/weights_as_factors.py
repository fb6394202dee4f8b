"""误区：乘积规则里把权重当系数乘进去，归一化时又约掉了。

Misconception: The weights are factors in the product, where normalising cancels them.

提示：权重要放在指数上：p ** w。作系数的话，对每个类别都一样，等于没有。

Hint: Put the weights into the exponent, p ** w. As factors they are the same for every class and
drop out.

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
        scores = (np.log(weights[heard, None, None] * probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
