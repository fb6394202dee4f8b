"""误区：cost 是对的，path 却总是先走对角线再沿边走。

Misconception: The cost is right, but the path always takes the diagonal and then the border.

提示：path 要从表里一步步往回找，才和 cost 对得上。

Hint: Read the path back from the table, so that it belongs to the cost.

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
    path = [(min(k, n - 1), min(k, m - 1)) for k in range(max(n, m))]
    return float(total[n, m]), path
