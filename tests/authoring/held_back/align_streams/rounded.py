"""np.rint against rounding errors, list comprehension over the moments."""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start = max(float(ta[0]), float(tb[0]))
    end = min(float(ta[-1]), float(tb[-1]))
    if end < start:
        raise ValueError(f"{start} > {end}")
    count = 1 + int(np.rint(rate * (end - start)))
    moments = [min(start + i / rate, end) for i in range(count)]
    left = np.array([np.interp(moments, ta, xa[:, i]) for i in range(xa.shape[1])])
    right = np.array([np.interp(moments, tb, xb[:, i]) for i in range(xb.shape[1])])
    return np.vstack((left, right)).T
