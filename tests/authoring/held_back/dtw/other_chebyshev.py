"""The largest difference of any feature as the distance; table filled by columns."""

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    d = np.abs(x[:, None, :] - y[None, :, :]).max(axis=2)
    acc = np.full((n, m), np.inf)
    for j in range(m):
        for i in range(n):
            before = []
            if i:
                before.append(acc[i - 1, j])
            if j:
                before.append(acc[i, j - 1])
            if i and j:
                before.append(acc[i - 1, j - 1])
            acc[i, j] = d[i, j] + (min(before) if before else 0.0)
    path = [(n - 1, m - 1)]
    while path[-1] != (0, 0):
        i, j = path[-1]
        cells = [(i - 1, j - 1), (i - 1, j), (i, j - 1)]
        path.append(min((c for c in cells if min(c) >= 0), key=lambda c: acc[c]))
    path.reverse()
    return float(acc[n - 1, m - 1]), path
