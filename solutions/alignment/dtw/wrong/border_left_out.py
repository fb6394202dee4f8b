"""误区：往回走到第一行或第一列就停了，剩下的格子直接跳过。

Misconception: Stops going back at the first row or column, skipping the cells that are left there.

提示：碰到边以后还要沿着边一格格走回 (0, 0)。

Hint: Once at the border, go on along it to (0, 0), cell by cell.

fails: test_path_takes_single_steps
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
    i, j = n, m
    path = [(n - 1, m - 1)]
    while i > 1 and j > 1:
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
        path.append((i - 1, j - 1))
    if path[-1] != (0, 0):
        path.append((0, 0))
    return float(total[n, m]), path[::-1]
