"""误区：先把一切转成 float64，float32 的特征因此占用两倍内存。

Misconception: Turns everything into float64 first, which doubles the memory of float32 features.

提示：Python 浮点数乘 float32 数组仍是 float32，不需要转换。

Hint: A Python float times a float32 array is float32 already; no conversion is needed.

fails: test_dtypes
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError

    def mix(x):
        x = np.asarray(x, dtype=np.float64)
        return lam * x + (1 - lam) * x[perm]

    return [mix(x) for x in features], mix(labels)
