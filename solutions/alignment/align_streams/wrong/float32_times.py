"""误区：时刻转成了 float32，秒数一大就分不清前后帧。

Misconception: Turns times into float32, which can't tell frames apart once the seconds are many.

提示：float32 只有约 7 位有效数字，1970 年以来的秒数已经有 10 位。

Hint: float32 has some 7 digits, and the seconds since 1970 take 10.

fails: test_zero_of_the_clock
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    ta, tb = ta.astype(np.float32), tb.astype(np.float32)
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate + 1e-6)
    grid = start + np.arange(steps + 1) / rate
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
