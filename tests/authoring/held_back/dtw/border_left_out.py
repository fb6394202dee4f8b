"""Cumulative sums on the border, pairs in a set, sorted at the end."""

import numpy as np


def dtw(x, y):
    d = np.linalg.norm(np.expand_dims(x, 1) - np.expand_dims(y, 0), axis=-1)
    n, m = d.shape
    g = d.copy()
    g[:, 0] = np.cumsum(d[:, 0])
    g[0] = np.cumsum(d[0])
    for i in range(1, n):
        for j in range(1, m):
            g[i, j] += min(g[i - 1, j - 1], g[i - 1, j], g[i, j - 1])
    i, j = n - 1, m - 1
    pairs = {(i, j)}
    while min(i, j) > 0:
        corner, up, side = g[i - 1, j - 1], g[i - 1, j], g[i, j - 1]
        if corner <= up and corner <= side:
            i, j = i - 1, j - 1
        elif up <= side:
            i -= 1
        else:
            j -= 1
        pairs.add((i, j))
    return float(g[-1, -1]), sorted(pairs)
