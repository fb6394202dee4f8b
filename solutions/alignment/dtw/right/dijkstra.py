"""当作最短路，用 Dijkstra。 / A shortest path, by Dijkstra's algorithm."""

import heapq

import numpy as np


def dtw(x, y):
    d = np.array([[np.linalg.norm(a - b) for b in y] for a in x])
    heap = [(d[0, 0], (0, 0), None)]
    parent = {}
    while heap:
        cost, cell, previous = heapq.heappop(heap)
        if cell in parent:
            continue
        parent[cell] = previous
        i, j = cell
        if (i, j) == (len(x) - 1, len(y) - 1):
            break
        for a, b in ((i + 1, j), (i, j + 1), (i + 1, j + 1)):
            if a < len(x) and b < len(y) and (a, b) not in parent:
                heapq.heappush(heap, (cost + d[a, b], (a, b), cell))
    path = []
    while cell is not None:
        path.append(cell)
        cell = parent[cell]
    return cost, path[::-1]
