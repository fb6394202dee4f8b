"""误区：用一条直线拟合了整段信号。

Misconception: Fits one straight line to the whole signal.

提示：线性插值是分段的：每个时刻只看前后两行。

Hint: Linear interpolation goes piece by piece: each moment sees the two rows around it.

fails: test_rows_at_the_moments
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("no overlap")
    steps = int((end - start) * rate + 1e-6)
    grid = start + np.arange(steps + 1) / rate
    a = np.stack(
        [np.polyval(np.polyfit(ta - start, column, 1), grid - start) for column in xa.T], axis=1
    )
    b = np.stack(
        [np.polyval(np.polyfit(tb - start, column, 1), grid - start) for column in xb.T], axis=1
    )
    return np.concatenate([a, b], axis=1)
