"""误区：先把平方距离加起来，最后才开方。

Misconception: Adds up squared distances and takes the root at the end.

提示：有的库这样定义，这道题不是：每一对先开方，再相加。

Hint: Some libraries define it so, but not this task: take the root for each pair, then add up.

fails: test_cost_is_smallest
"""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            d = np.sum((x[i - 1] - y[j - 1]) ** 2)
            total[i, j] = d + min(total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i - 1, j - 1))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(np.sqrt(total[n, m])), path[::-1]
