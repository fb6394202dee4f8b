"""误区：没有考虑恒定的列，标准差为 0 时得到 NaN 或无穷大。

Misconception: Overlooks constant columns, where a deviation of 0 gives NaN or infinity.

提示：这样的列没有波动，只减均值就够了：把它的标准差当作 1。

Hint: Such a column has no spread, so centring is enough: let its deviation count as 1.

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
            std = wide.std(axis=0)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
