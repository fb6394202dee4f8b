"""误区：把均值和标准差存成输入的 dtype，float16 存不下。

Misconception: Keeps mean and deviation in the dtype of the input, which float16 is too coarse for.

提示：float16 在 2000 附近相邻两个数差 1，存下来的均值就偏了。统计量要用更宽的类型保存。

Hint: Around 2000 float16 moves in steps of 1, so the mean that is kept is off. Keep statistics in a
wider type.

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
        stats = tuple(np.asarray(each, x.dtype if x.dtype.kind == "f" else float) for each in stats)
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
