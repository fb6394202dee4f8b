"""误区：用 <= 和终点比较，舍入误差把最后一个时刻挤掉了。

Misconception: Compares with the end by <=, and a rounding error drops the last moment.

提示：比较时给终点留一点余量。

Hint: Leave the end a little room when you compare.

fails: test_rounding_costs_no_row
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    grid = start + np.arange(int((end - start) * rate) + 2) / rate
    grid = grid[grid <= end]
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
