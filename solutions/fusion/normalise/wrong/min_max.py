"""误区：把 z-score 写成了 min-max 缩放。

Misconception: Writes min-max scaling for z-score.

提示：结果应当均值为 0、标准差为 1，而不是落在 0 到 1 之间。

Hint: The result should have mean 0 and standard deviation 1 instead of lying between 0 and 1.

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
            std = np.where(np.ptp(wide, axis=0) > 0, np.ptp(wide, axis=0), 1)
            stats = wide.min(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
