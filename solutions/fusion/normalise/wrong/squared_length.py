"""误区：除以平方和，忘了开平方。

Misconception: Divides by the sum of squares and forgets the root.

提示：除完以后算一算每行的长度，它应当正好是 1。

Hint: Take the length of each row afterwards: it should be just 1.

fails: test_l2_rows
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.sum(wide**2, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
