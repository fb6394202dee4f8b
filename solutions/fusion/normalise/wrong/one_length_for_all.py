"""误区：整个数组只求了一个范数，没有写 axis。

Misconception: Takes one norm of the whole array, without axis.

提示：各个样本长短不一，要每行一个长度；np.linalg.norm 不写 axis 时把整个数组当作一个向量。

Hint: Samples differ in length, so each row needs its own; without axis np.linalg.norm takes the
whole array for one vector.

fails: test_l2_rows
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
