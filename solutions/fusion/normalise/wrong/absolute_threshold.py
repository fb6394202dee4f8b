"""误区：用固定的阈值 1e-8 判断“接近 0”。

Misconception: Calls whatever is below a fixed 1e-8 zero.

提示：特征本身可能就在 1e-9 的量级。“是不是 0”要看数值本身，不能看它小不小。

Hint: Features may well be of size 1e-9. Whether something is 0 isn't a matter of how small it is.

fails: test_any_scale_and_place
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 1e-8, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 1e-8, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
