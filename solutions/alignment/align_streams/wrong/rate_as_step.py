"""误区：把采样率当成了间隔的秒数。

Misconception: Takes the rate for the number of seconds between rows.

提示：rate 的单位是 Hz，间隔是 1/rate 秒。

Hint: The rate is in Hz; rows are 1/rate seconds apart.

fails: test_rows_cover_the_overlap
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) / rate + 1e-6)
    grid = start + np.arange(steps + 1) * rate
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
