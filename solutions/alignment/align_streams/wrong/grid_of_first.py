"""误区：直接用了第一路的时刻，没有用 rate。

Misconception: Uses the times of the first stream and never the rate.

提示：输出的时刻是等间隔的，由 rate 决定。

Hint: The moments of the output are evenly spaced, as the rate says.

fails: test_rows_cover_the_overlap
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    grid = ta[(ta >= start) & (ta <= end)]
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
