"""误区：把路径限制在对角线旁边，带宽取两边长度之差。

Misconception: Keeps the path near the diagonal, within the difference of the lengths.

提示：带子是为了省时间，可能错过最小的路径；题目要的是所有路径里最小的。

Hint: A band saves time but may miss the best path; the task asks for the best of all paths.

fails: test_cost_is_smallest
"""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0
    for i in range(1, n + 1):
        width = max(abs(n - m), 1)
        for j in range(max(1, i - width), min(m, i + width) + 1):
            d = np.linalg.norm(x[i - 1] - y[j - 1])
            total[i, j] = d + min(total[i - 1, j - 1], total[i - 1, j], total[i, j - 1])
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i - 1, j - 1))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(total[n, m]), path[::-1]
