"""误区：边框全填了 0，等于允许从任何一帧开始。

Misconception: Fills the border with 0, which lets the path begin anywhere.

提示：边框只有角上是 0，其余是无穷大。

Hint: Only the corner of the border is 0; the rest is infinity.

fails: test_path_joins_both_ends
"""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    total = np.full((n + 1, m + 1), np.inf)
    total[0, :] = total[:, 0] = 0
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            d = np.linalg.norm(x[i - 1] - y[j - 1])
            total[i, j] = d + min(total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])
    path = []
    i, j = n, m
    while i > 0 and j > 0:
        path.append((i - 1, j - 1))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(total[n, m]), path[::-1]
