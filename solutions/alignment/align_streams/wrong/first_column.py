"""误区：每一路只插值了第一列。

Misconception: Interpolates the first column of each stream only.

提示：np.interp 一次只处理一列，要对每一列各做一次。

Hint: np.interp takes one column at a time: do it for each.

fails: test_columns
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate + 1e-6)
    grid = start + np.arange(steps + 1) / rate
    a = np.interp(grid, ta, xa[:, 0])[:, None]
    b = np.interp(grid, tb, xb[:, 0])[:, None]
    return np.concatenate([a, b], axis=1)
