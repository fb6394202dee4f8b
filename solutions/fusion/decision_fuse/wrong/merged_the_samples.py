"""误区：沿 axis=1 合并，合掉的是样本。

Misconception: Merged along axis 1, which holds the samples.

提示：模态在 axis=0 上，合并之后剩下（样本数，类别数）。

Hint: The modalities are on axis 0; what remains is (samples, classes).

fails: test_shape
"""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    if rule not in ("sum", "product") or len(weights) != len(probabilities):
        raise ValueError("rule, weights")
    mean = probabilities.mean(axis=1)
    if rule == "sum":
        return mean
    product = probabilities.prod(axis=1)
    return product / product.sum(axis=1, keepdims=True)
