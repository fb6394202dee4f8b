"""误区：path 是从终点到起点的。

Misconception: Returns the path from its end to its start.

提示：往回找出来的次序是反的，返回之前翻转一下。

Hint: Going back finds the pairs in reverse: turn them round before you return them.

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
        path.append((i - 1, j - 1))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(total[n, m]), path
