"""误区：用绝对值之和（L1 范数）代替了欧几里得长度。

Misconception: Takes the sum of magnitudes (L1 norm) for the Euclidean length.

提示：L2 的“2”指的是平方：平方和再开方。

Hint: The 2 in L2 stands for squares: the root of their sum.

fails: test_l2_rows
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, ord=1, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
