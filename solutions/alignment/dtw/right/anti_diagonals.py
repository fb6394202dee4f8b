"""逐条反对角线，向量化计算。 / One anti-diagonal at a time, vectorised."""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    d = np.sqrt(((x[:, None, :] - y[None, :, :]) ** 2).sum(-1))
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0.0
    step = np.zeros((n + 1, m + 1), dtype=int)
    for s in range(n + m - 1):
        i = np.arange(max(0, s - m + 1), min(n, s + 1))
        j = s - i
        options = np.stack([total[i, j], total[i, j + 1], total[i + 1, j]])
        step[i + 1, j + 1] = options.argmin(axis=0)
        total[i + 1, j + 1] = d[i, j] + options.min(axis=0)
    i, j, path = n, m, []
    while i > 0 and j > 0:
        path.append((i - 1, j - 1))
        which = step[i, j]
        i, j = i - (which != 2), j - (which != 1)
    path.reverse()
    return float(total[n, m]), np.array(path)
