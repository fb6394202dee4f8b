"""误区：把 cost 除以了路径长度。

Misconception: Divides the cost by the length of the path.

提示：这道题要的是总和，不做归一化。

Hint: The task asks for the sum, not for a mean.

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
            total[i, j] = d + min(total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i - 1, j - 1))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(total[n, m]) / len(path), path[::-1]
