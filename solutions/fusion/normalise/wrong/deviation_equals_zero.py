"""误区：用“标准差等于 0”来判断恒定的列。

Misconception: Recognises constant columns by a standard deviation that equals 0.

提示：均值有舍入误差，全是 0.1 的列算出的标准差是 1.4e-17，除下去就成了 ±1。应当比较列里的值本身。

Hint: The mean is rounded, so a column of 0.1 has a deviation of 1.4e-17, and dividing by it
gives ±1. Compare the values of the column instead.

fails: test_constant_columns
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(wide.std(axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
