"""More candidates than needed, filtered by a boolean index."""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    s = max(ta.min(), tb.min())
    e = min(ta.max(), tb.max())
    if s > e:
        raise ValueError("streams do not overlap")
    candidates = s + np.arange(int((e - s) * rate) + 3) / rate
    grid = candidates[candidates <= e]
    out = np.empty((grid.size, xa.shape[1] + xb.shape[1]))
    for c in range(xa.shape[1]):
        out[:, c] = np.interp(grid, ta, xa[:, c])
    for c in range(xb.shape[1]):
        out[:, xa.shape[1] + c] = np.interp(grid, tb, xb[:, c])
    return out
