"""误区：不管有没有给 stats，都从当前的数据重新计算。

Misconception: Computes statistics from the data at hand even where stats are given.

提示：验证和测试数据要用训练时的均值和标准差；只来一个样本时，用它自己的均值会让结果全是 0。

Hint: Validation and test data need the mean and deviation of training; by its own mean a single
sample becomes all zeros.

fails: test_given_stats_are_used
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if True:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
