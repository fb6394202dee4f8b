"""误区：给分母统统加上 1e-8 来防止除以 0。

Misconception: Adds 1e-8 to every denominator so as never to divide by 0.

提示：恒定列的标准差应记 1；数值只有 1e-9 大小的特征，加上 1e-8 以后也会被压得几乎为 0。

Hint: A constant column has to have deviation 1, and features of size 1e-9 nearly vanish once
1e-8 is added. Single out what can't be divided instead.

fails: test_constant_columns
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / (length + 1e-8)
    else:
        if stats is None:
            std = wide.std(axis=0) + 1e-8
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
