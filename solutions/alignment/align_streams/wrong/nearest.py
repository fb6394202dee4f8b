"""误区：取了最近的一行，没有插值。

Misconception: Takes the nearest row instead of interpolating.

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
    a = xa[np.abs(grid[:, None] - ta).argmin(axis=1)]
    b = xb[np.abs(grid[:, None] - tb).argmin(axis=1)]
    return np.concatenate([a, b], axis=1)
