"""误区：所有类别都被否决时，0 除以 0 得到 NaN。

Misconception: Where every class is vetoed, 0 divided by 0 gives NaN.

提示：归一化之前先看这一行还有没有大于 0 的数；没有就用求和规则的结果。

Hint: See whether a row has anything above 0 left before you normalise; if not, take the sum
rule's row.

fails: test_every_class_vetoed
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
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return product
