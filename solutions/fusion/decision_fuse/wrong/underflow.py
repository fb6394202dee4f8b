"""误区：直接连乘，模态一多就下溢成 0，归一化时得到 NaN。

Misconception: Multiplies directly, so with many modalities everything underflows to 0 and
normalising gives NaN.

提示：改成对数概率的加权和，减去每行最大值之后再取 exp。

Hint: Add weighted log probabilities, and subtract each row's largest before exp.

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
        product = product / product.sum(axis=1, keepdims=True)
    return np.where(
        (probabilities[heard] == 0).any(axis=0).all(axis=1, keepdims=True), mean, product
    )
