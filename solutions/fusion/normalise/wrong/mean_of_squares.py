"""误区：方差用“平方的均值减均值的平方”来算。

Misconception: Takes the variance as the mean of squares minus the square of the mean.

提示：数值在 1e9 附近时平方是 1e18，float64 只有约 16 位有效数字，两个大数一减就没有了。先减均值再平方。

Hint: Around 1e9 squares are 1e18, and float64 has about 16 digits: nothing is left of the
difference. Subtract the mean before you square.

fails: test_any_scale_and_place
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(
                np.ptp(wide, axis=0) > 0,
                np.sqrt(np.maximum(np.mean(wide**2, axis=0) - wide.mean(axis=0) ** 2, 0)),
                1,
            )
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
