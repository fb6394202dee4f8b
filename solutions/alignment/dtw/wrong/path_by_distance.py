"""误区：往回找路径时比较的是两帧的距离，不是累积值。

Misconception: Goes back by the distances of frames instead of their sums so far.

提示：退到累积值最小的前驱，它才在最小的路径上。

Hint: Step back to the cell with the smallest sum: that one is on a cheapest path.

fails: test_path_is_a_cheapest_one
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
        path.append((i - 1, j - 1))
        i, j = min(
            [(i - 1, j - 1), (i - 1, j), (i, j - 1)],
            key=lambda c: (
                np.linalg.norm(x[c[0] - 1] - y[c[1] - 1]) if min(c) > 0 or c == (0, 0) else np.inf
            ),
        )
    return float(total[n, m]), path[::-1]
