"""误区：path 用的是带边框的表的下标，大了 1。

Misconception: Puts indices of the padded table into the path: they are one too large.

提示：表多了一行一列，帧的下标要减 1。

Hint: The table has a row and a column more; subtract 1 for the frames.

fails: test_path_joins_both_ends
"""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            d = np.linalg.norm(x[i - 1] - y[j - 1])
            total[i, j] = d + min(total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i, j))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(total[n, m]), path[::-1]
