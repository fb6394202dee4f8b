"""误区：整数输入的结果又换回整数，小数全被截掉。

Misconception: Casts results back to integers where integers came, cutting all decimals.

提示：归一化后的值大多在 −1 到 1 之间，转成整数几乎全是 0。

Hint: Normalised values lie mostly between −1 and 1: as integers nearly all are 0.

fails: test_dtype_and_range
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype), stats
