"""误区：直接用 float16 求平方和，结果溢出成无穷大。

Misconception: Squares in float16, which overflows to infinity.

提示：300 的平方已经超过 65504，整行除以无穷大就成了 0。先换成更宽的类型再计算。

Hint: The square of 300 is above 65504, and divided by infinity the whole row becomes 0. Go to a
wider type first.

fails: test_dtype_and_range
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = x if x.dtype == np.float16 else np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
