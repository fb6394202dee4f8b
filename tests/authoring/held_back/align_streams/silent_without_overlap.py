"""Returns early with zeros of no rows; np.interp per transposed row."""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    lo = ta[0] if ta[0] > tb[0] else tb[0]
    hi = ta[-1] if ta[-1] < tb[-1] else tb[-1]
    width = xa.shape[1] + xb.shape[1]
    if lo > hi:
        return np.zeros((0, width))
    span = (hi - lo) * rate
    nearest = round(span)
    tiny = 1e-9 * max(1, nearest) + 4 * rate * np.spacing(max(abs(lo), abs(hi)))
    count = int(nearest if abs(span - nearest) <= tiny else span // 1) + 1
    t = np.clip(lo + np.arange(count) / rate, lo, hi)
    rows = [np.interp(t, ta, col) for col in xa.T] + [np.interp(t, tb, col) for col in xb.T]
    return np.stack(rows, axis=-1)
