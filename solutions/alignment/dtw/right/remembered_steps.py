"""用字典，每格记住从哪里来。 / A dict, where each cell remembers where it came from."""

import math

import numpy as np


def dtw(x, y):
    n, m = len(x), len(y)
    cost = {}
    came = {}
    for i in range(n):
        for j in range(m):
            options = [
                (a, b) for a, b in [(i, j - 1), (i - 1, j), (i - 1, j - 1)] if (a, b) in cost
            ]
            best = min(options, key=cost.get) if options else None
            came[i, j] = best
            cost[i, j] = math.dist(x[i], y[j]) + (cost[best] if best else 0.0)
    path = np.zeros((0, 2), dtype=int)
    cell = (n - 1, m - 1)
    while cell is not None:
        path = np.vstack([[cell], path])
        cell = came[cell]
    return cost[n - 1, m - 1], path
