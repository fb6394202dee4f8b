"""误区：取对数前给概率加了个下限，否决变成了“概率很小”。

Misconception: Clipped the probabilities before the logarithm, which turns a veto into “very
unlikely”.

提示：题目要求被否决的类别恰好是 0：对数取到负无穷没关系，exp 之后就是 0。

Hint: A vetoed class has to be exactly 0: a logarithm of minus infinity is fine, exp makes it 0.

fails: test_veto
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
        scores = (weights[heard, None, None] * np.log(np.maximum(probabilities[heard], 1e-12))).sum(
            axis=0
        )
        best = scores.max(axis=1, keepdims=True)
        product = np.exp(scores - best)
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(np.isneginf(best), mean, product)
