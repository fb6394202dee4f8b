"""误区：均值用了给出的，标准差却重新算了。

Misconception: Takes the mean that is given but computes the deviation anew.

提示：stats 里的两样都来自训练数据，要一起用。

Hint: Both things in stats come from training data; use both.

fails: test_given_stats_are_used
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
        std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
