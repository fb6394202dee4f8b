"""Two rolling rows for sums, a list of lists for directions, deque for the path."""

from collections import deque

import numpy as np


def dtw(x, y):
    m = len(y)
    arrows = []
    above = [float("inf")] * m
    for i, frame in enumerate(x):
        d = np.linalg.norm(y - frame, axis=1)
        row, marks = [], []
        for j in range(m):
            if i == 0 and j == 0:
                s, mark = 0.0, (0, 0)
            else:
                choices = [(above[j], (-1, 0))]
                if j:
                    choices += [(above[j - 1], (-1, -1)), (row[j - 1], (0, -1))]
                s, mark = min(choices)
            row.append(s + d[j])
            marks.append(mark)
        arrows.append(marks)
        above = row
    path = deque([(len(x) - 1, m - 1)])
    while path[0] != (0, 0):
        i, j = path[0]
        di, dj = arrows[i][j]
        path.appendleft((i + di, j + dj))
    return float(above[-1] / len(path)), list(path)
