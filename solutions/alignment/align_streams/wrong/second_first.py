"""误区：把第二路放在了左边。

Misconception: Puts the second stream on the left.

提示：第一路在左，第二路在右。

Hint: The first stream goes on the left.

fails: test_rows_at_the_moments
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate + 1e-6)
    grid = start + np.arange(steps + 1) / rate
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([b, a], axis=1)
