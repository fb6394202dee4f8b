"""误区：用了曼哈顿距离（各维差的绝对值之和）。

Misconception: Uses the Manhattan distance, a sum of absolute differences.

提示：欧氏距离是差的平方和再开方；只有一维时两者才相同。

Hint: The Euclidean distance is the root of the sum of squares; the two agree in one dimension only.

fails: test_cost_is_smallest
"""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            d = np.abs(x[i - 1] - y[j - 1]).sum()
            total[i, j] = d + min(total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i - 1, j - 1))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(total[n, m]), path[::-1]
