"""误区：每步只挑眼前距离最小的格子（贪心）。

Misconception: Picks the nearest frame at every step (greedy).

提示：眼前最近的一步可能让后面更贵；要比较的是累积的总和。

Hint: The cheapest step now may cost more later: compare sums up to each cell.

fails: test_cost_is_smallest
"""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    d = np.linalg.norm(x[:, None] - y[None], axis=-1)
    i = j = 0
    path = [(0, 0)]
    while (i, j) != (n - 1, m - 1):
        steps = [(i + 1, j + 1), (i + 1, j), (i, j + 1)]
        i, j = min([s for s in steps if s[0] < n and s[1] < m], key=lambda s: d[s])
        path.append((i, j))
    return float(sum(d[c] for c in path)), path
