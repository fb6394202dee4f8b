"""误区：没有把 (0, 0) 这一对的距离算进去。

Misconception: Leaves the distance of the pair (0, 0) out of the sum.

提示：路径上的每一对都要计一次，起点也不例外。

Hint: Every pair on the path counts once, the first one included.

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
    total[1:, 1:] -= np.linalg.norm(x[0] - y[0])
    path = []
    i, j = n, m
    while (i, j) != (0, 0):
        path.append((i - 1, j - 1))
        i, j = min([(i - 1, j - 1), (i - 1, j), (i, j - 1)], key=lambda c: total[c])
    return float(total[n, m]), path[::-1]
