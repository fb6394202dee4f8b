"""误区：乘积规则里也把权重除以了总和，算成了几何平均。

Misconception: Divided the weights by their sum in the product rule too, which gives the geometric
mean.

提示：题目里乘积规则的权重原样充当指数：两个模态意见一致时，结果应比任何一个都更有把握。

Hint: In the product rule the weights are exponents just as they come: two modalities that agree
are surer than either.

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
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(
            axis=0
        ) / weights.sum()
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
