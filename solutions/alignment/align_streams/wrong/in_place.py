"""误区：用 -= 平移时刻，改掉了调用者的数组。

Misconception: Shifts the times with -=, which changes the caller's arrays.

提示：写成 ta = ta - zero，得到一个新数组。

Hint: Write ta = ta - zero, which makes a new array.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    zero = max(ta[0], tb[0])
    ta -= zero
    tb -= zero
    start, end = 0, min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate + 1e-6)
    grid = start + np.arange(steps + 1) / rate
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
