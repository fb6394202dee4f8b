"""Floor division gives the number of steps; columns through apply_along_axis."""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    first = np.maximum(ta[0], tb[0])
    last = np.minimum(ta[-1], tb[-1])
    if last < first:
        raise ValueError("no common stretch")
    n_rows = int(np.floor((last - first) * rate)) + 1
    when = np.minimum(first + np.arange(n_rows) / rate, last)

    def resample(x, t):
        return np.apply_along_axis(lambda col: np.interp(when, t, col), 0, x)

    return np.concatenate((resample(xa, ta), resample(xb, tb)), axis=1)
