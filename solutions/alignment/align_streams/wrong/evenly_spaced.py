"""误区：当作等间隔采样，没用每一行自己的时刻。

Misconception: Assumes that rows are evenly spaced instead of using their times.

提示：有的帧会丢，间隔不一定相等，要用 ta 和 tb。

Hint: Frames get lost and spacing varies: use ta and tb.

fails: test_straight_lines
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate + 1e-6)
    grid = start + np.arange(steps + 1) / rate
    ta = np.linspace(ta[0], ta[-1], len(ta))
    tb = np.linspace(tb[0], tb[-1], len(tb))
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
