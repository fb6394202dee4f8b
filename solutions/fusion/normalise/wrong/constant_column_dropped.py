"""误区：恒定的列直接置零，给了 stats 以后就分不清新数据的偏离了。

Misconception: Sets constant columns to 0 and stores 0 as their deviation.

提示：返回的 std 里这一列要写 1，这样同一行式子既适用于训练数据，也适用于新数据。

Hint: Put 1 into the std returned: then one and the same line works for training data and for
new data.

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
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std * (np.ptp(wide, axis=0) > 0)
        mean, std = stats
        y = np.divide(wide - mean, std, out=np.zeros_like(wide), where=std > 0)
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
