"""误区：只要有一个样本全被否决，整批都改用求和规则。

Misconception: One sample whose classes are all vetoed sends the whole batch to the sum rule.

提示：要逐行判断，只替换全被否决的那些行。

Hint: Decide row by row, and replace only the rows that are stuck.

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
    return np.where(np.isneginf(best).any(), mean, product)
