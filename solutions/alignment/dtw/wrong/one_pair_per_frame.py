"""误区：x 的每一帧只留了一对，path 出现了缺口。

Misconception: Keeps one pair for each frame of x, which leaves gaps in the path.

提示：一帧可以对应好几帧，路径上的每一格都要留下。

Hint: A frame may belong to several: keep every cell of the path.

fails: test_path_takes_single_steps
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
    path = [c for a, c in zip([None, *path], path) if a is None or a[0] != c[0]]
    if path[-1] != (0, 0):
        path.append((0, 0))
    return float(total[n, m]), path[::-1]
