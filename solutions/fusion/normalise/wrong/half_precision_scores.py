"""误区：z-score 直接在 float16 里计算，均值和差都被舍入。

Misconception: Computes z-scores in float16, where mean and differences are rounded.

提示：float16 在 2000 附近相邻两个数差 1，均值落在两者之间就丢了；相差太大时还会溢出。先换成更宽的类型。

Hint: Around 2000 float16 moves in steps of 1 and a mean in between is lost; and where values lie
far apart, their difference overflows. Go to a wider type first.

fails: test_dtype_and_range
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        wide = x if x.dtype == np.float16 else wide
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
