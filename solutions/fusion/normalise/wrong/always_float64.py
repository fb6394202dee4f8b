"""误区：返回的总是 float64，没有换回原来的 dtype。

Misconception: Always returns float64, never going back to the dtype that came.

提示：特征库里 float16 换成 float64，占用就变成四倍。算完以后再换回去。

Hint: Stored as float64 instead of float16, features take four times the room. Go back to the
dtype of x when you are done.

fails: test_dtype_and_range
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
        y = (wide - mean) / std
    return y, stats
