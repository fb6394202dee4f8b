"""误区：斜着走的一步算了两倍距离（Sakoe 和 Chiba 的对称形式）。

Misconception: Counts the distance of a diagonal step twice (Sakoe and Chiba's symmetric form).

提示：这道题里三种走法的权重都是 1。

Hint: Here all three steps weigh 1.

fails: test_cost_is_smallest
"""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            d = np.linalg.norm(x[i - 1] - y[j - 1])
            total[i, j] = min(total[i - 1, j - 1] + 2 * d, total[i - 1, j] + d, total[i, j - 1] + d)
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i - 1, j - 1))
        i, j = min(
            [(i - 1, j - 1), (i - 1, j), (i, j - 1)],
            key=lambda c: total[c] + (i - c[0] + j - c[1]) * np.linalg.norm(x[i - 1] - y[j - 1]),
        )
    return float(total[n, m]), path[::-1]
