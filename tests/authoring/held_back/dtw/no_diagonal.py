"""Dictionary of sums and predecessors, filled pair by pair."""

import numpy as np


def dtw(x, y):
    best, came_from = {}, {}
    for i, u in enumerate(x):
        for j, v in enumerate(y):
            d = float(np.sqrt(np.sum((u - v) ** 2)))
            neighbours = [c for c in ((i - 1, j), (i, j - 1)) if c in best]
            if neighbours:
                p = min(neighbours, key=best.__getitem__)
                best[i, j] = best[p] + d
                came_from[i, j] = p
            else:
                best[i, j] = d
    cell = (len(x) - 1, len(y) - 1)
    cost = best[cell]
    path = [cell]
    while cell in came_from:
        cell = came_from[cell]
        path.append(cell)
    return cost, path[::-1]
