"""误区：标准差用了 ddof=1，除以 B − 1。

Misconception: Takes the standard deviation with ddof=1, dividing by B − 1.

提示：题目要总体标准差。注意 torch.std 默认除以 B − 1，np.std 默认除以 B。

Hint: Population standard deviation is asked for. Mind that torch.std divides by B − 1 unless
told otherwise, np.std by B.

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
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0, ddof=1), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
