"""误区：对已经是概率的数又做了一次 softmax。

Misconception: Applied softmax to what are probabilities already.

提示：加权平均本身就是概率；softmax 是给 logits 用的，用在概率上会把差距抹平。

Hint: The weighted mean is a distribution already. Softmax is for logits; on probabilities it
flattens them.

fails: test_sum_rule
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product") or len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    mean = (weights[:, None, None] * probabilities).sum(axis=0) / weights.sum()
    mean = np.exp(mean) / np.exp(mean).sum(axis=1, keepdims=True)
    if rule == "sum":
        return mean
    heard = weights > 0
    with np.errstate(all="ignore"):
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
