"""误区：把每行的长度当作 stats 返回。

Misconception: Returns the lengths of the rows as stats.

提示：长度属于各个样本自己，换一批样本就没有用了；"l2" 没有可以学的统计量。

Hint: Lengths belong to these very samples and are of no use for others; "l2" has no statistics
to learn.

fails: test_returns_y_and_stats
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        stats = length[:, 0]
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
