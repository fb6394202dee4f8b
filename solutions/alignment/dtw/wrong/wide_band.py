"""误区：把路径限制在对角线两边 10 格以内。

Misconception: Keeps the path within 10 cells of the diagonal.

提示：小例子看不出来，长的序列就会错过最小的路径；题目没有限制带宽。

Hint: Small examples don't show it, but long ones miss the best path; the task sets no band.

fails: test_long_sequences
"""

import numpy as np


def dtw(x, y):
    w = max(10, abs(len(x) - len(y)))
    n, m = len(x), len(y)
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(max(1, i - w), min(m, i + w) + 1):
            d = np.linalg.norm(x[i - 1] - y[j - 1])
            total[i, j] = d + min(total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i - 1, j - 1))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(total[n, m]), path[::-1]
