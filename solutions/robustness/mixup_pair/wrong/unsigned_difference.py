"""误区：先算 x − x[perm]，uint8 图像的负差绕回成了大正数。

Misconception: Computes x − x[perm] first, where a negative difference of uint8 wraps to a large number.

提示：先乘浮点数的权重再相加，或者先转成浮点。

Hint: Multiply by the float weights before adding, or convert to floats first.

fails: test_dtypes
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError

    def mix(x):
        return x[perm] + lam * (x - x[perm])

    return [mix(x) for x in features], mix(labels)
