"""误区：只在对角线旁边一格的带子里找路径。

Misconception: Looks for a path within one cell of the diagonal only.

提示：两边长度可以相差很多，题目没有限制带宽。

Hint: The lengths may differ a lot, and the task sets no band.

fails: test_cost_is_smallest
"""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(max(1, i - 1), min(m, i + 1) + 1):
            d = np.linalg.norm(x[i - 1] - y[j - 1])
            total[i, j] = d + min(total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i - 1, j - 1))
        before = [(i - 1, j - 1), (i - 1, j), (i, j - 1)]
        i, j = min([c for c in before if min(c) > 0 or c == (0, 0)], key=lambda c: total[c])
    return float(total[n, m]), path[::-1]
