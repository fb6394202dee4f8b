"""误区：先取各模态的 argmax 再加权投票，丢掉了置信度。

Misconception: Let each modality vote for its best class, which drops how sure it is.

提示：求和规则平均的是概率本身。投票是另一种规则。

Hint: The sum rule averages the probabilities themselves. Voting is another rule.

fails: test_sum_rule
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product") or len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    votes = np.eye(probabilities.shape[2])[probabilities.argmax(axis=2)]
    mean = (weights[:, None, None] * votes).sum(axis=0) / weights.sum()
    if rule == "sum":
        return mean
    heard = weights > 0
    with np.errstate(all="ignore"):
        scores = (weights[heard, None, None] * np.log(probabilities[heard])).sum(axis=0)
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
