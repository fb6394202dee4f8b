"""误区：只返回了归一化后的数组。

Misconception: Returns the normalised array alone.

提示：训练时算出的均值和标准差，以后还要用在新数据上，所以要一并返回。

Hint: The mean and standard deviation of training are needed for new data later, so return
them, too.

fails: test_returns_y_and_stats
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
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64)
