"""误区：整个数组共用一个均值和标准差。

Misconception: Uses one mean and one standard deviation for the whole array.

提示：各个特征的尺度不同，所以每一列要有自己的统计量。

Hint: Features differ in scale, so each column needs statistics of its own.

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
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(), 1)
            stats = np.full(x.shape[1], wide.mean()), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
