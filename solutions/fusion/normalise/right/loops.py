"""纯 Python 循环，math.hypot 求长度。 / Plain loops, lengths by math.hypot."""

import math

import numpy as np


def normalise(x, how, stats=None):
    rows = [[float(cell) for cell in row] for row in x]
    dtype = x.dtype if np.issubdtype(x.dtype, np.floating) else float
    if how == "l2":
        y = []
        for row in rows:
            length = math.hypot(*row)
            y.append([cell / length if length else 0.0 for cell in row])
        return np.array(y, dtype=dtype), None
    if stats is None:
        mean, std = [], []
        for column in zip(*rows):
            middle = math.fsum(column) / len(column)
            spread = math.sqrt(math.fsum((c - middle) ** 2 for c in column) / len(column))
            mean.append(middle)
            std.append(1.0 if len(set(column)) == 1 else spread)
        stats = np.array(mean), np.array(std)
    mean, std = stats
    y = [[(c - m) / s for c, m, s in zip(row, mean, std)] for row in rows]
    return np.array(y, dtype=dtype), stats
