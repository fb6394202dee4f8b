"""误区：一律先转成 float32 再计算。

Misconception: Computes everything in float32.

提示：float32 只有约 7 位有效数字，1e9 附近相邻两个数相差 64。float64 的输入要用 float64 计算。

Hint: float32 has about 7 digits; around 1e9 its neighbours are 64 apart. Compute float64 input in
float64.

fails: test_any_scale_and_place
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float32)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0).astype(np.float64), std.astype(np.float64)
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
