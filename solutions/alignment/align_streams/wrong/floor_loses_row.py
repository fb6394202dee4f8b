"""误区：直接取整，1.9999999999999998 变成了 1，少了一行。

Misconception: Cuts 1.9999999999999998 down to 1, which costs a row.

提示：取整之前加上一个很小的数。

Hint: Add something tiny before you round down.

fails: test_rounding_costs_no_row
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate)
    grid = start + np.arange(steps + 1) / rate
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
