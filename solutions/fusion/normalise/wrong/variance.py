"""误区：除以了方差，没有开方。

Misconception: Divides by the variance, without its root.

提示：除以方差以后，数值的单位变成了原来的倒数；z-score 应当没有单位。

Hint: Divided by the variance, numbers are left with the inverse of their unit; a z-score has no
unit.

fails: test_zscore_columns
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.var(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
