"""误区：直接在 int8、uint8 里求平方，结果绕回成别的数。

Misconception: Squares in int8 or uint8, where numbers wrap around.

提示：int8 最大是 127，12 的平方 144 就放不下，而且不报错。图像像素多半是 uint8，先换成浮点数再平方。

Hint: int8 ends at 127: the square of 12, 144, doesn't fit, and no error is raised. Pixels mostly
are uint8; make them floating point before you square.

fails: test_dtype_and_range
"""

import numpy as np


def normalise(x, how, stats=None):
    kept = x.dtype if x.dtype.kind == "f" else np.float64
    wide = np.asarray(x, np.float64)
    if how == "l2":
        x = x if x.dtype.kind in "iu" else wide
        length = np.sqrt(np.sum(x * x, axis=1, keepdims=True, dtype=np.float64))
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(kept), stats
