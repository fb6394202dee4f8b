"""误区：沿用上一行的值，没有插值。

Misconception: Holds the row before instead of interpolating.

提示：两行之间的值要按时间的远近混合。

Hint: Between two rows, mix both by how near they are in time.

fails: test_straight_lines
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate + 1e-6)
    grid = start + np.arange(steps + 1) / rate
    a = xa[np.searchsorted(ta, grid, side="right") - 1]
    b = xb[np.searchsorted(tb, grid, side="right") - 1]
    return np.concatenate([a, b], axis=1)
