"""误区：两路各自从 0 秒算起，丢掉了先后的差别。

Misconception: Lets each stream start at 0 s, which loses how far they are apart.

提示：两路用的是同一个时钟，各减各的起点就错位了。

Hint: They share a clock: subtracting each one's own start shifts them against each other.

fails: test_rows_cover_the_overlap
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    if max(ta[0], tb[0]) > min(ta[-1], tb[-1]):
        raise ValueError("no overlap")
    ta, tb = ta - ta[0], tb - tb[0]
    start, end = 0, min(ta[-1], tb[-1])
    steps = int((end - start) * rate + 1e-6)
    grid = start + np.arange(steps + 1) / rate
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
