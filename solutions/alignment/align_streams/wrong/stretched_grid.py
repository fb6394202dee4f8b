"""误区：用 linspace 把时刻铺满到终点，间隔就不是 1/rate 了。

Misconception: Spreads the moments up to the end with linspace, so they aren't 1/rate apart.

提示：终点不一定是输出的时刻，间隔才是固定的。

Hint: The end needn't be a moment; it is the spacing that is fixed.

fails: test_straight_lines
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate + 1e-6)
    grid = np.linspace(start, end, steps + 1)
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
