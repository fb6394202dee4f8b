"""A while loop collects the moments; searchsorted interpolates."""

import numpy as np


def _at(x, t, moments):
    right = np.clip(np.searchsorted(t, moments, side="right"), 1, len(t) - 1)
    left = right - 1
    f = ((moments - t[left]) / (t[right] - t[left]))[:, None]
    return x[left] * (1 - f) + x[right] * f


def align_streams(xa, ta, xb, tb, rate):
    begin, stop = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if begin > stop:
        raise ValueError("the streams don't overlap")
    slack = 4 * np.spacing(max(abs(begin), abs(stop))) + 1e-9 / rate
    moments = []
    while begin + len(moments) / rate < stop - slack:
        moments.append(begin + len(moments) / rate)
    moments = np.array(moments, dtype=float)
    return np.hstack([_at(xa, ta, moments), _at(xb, tb, moments)])
