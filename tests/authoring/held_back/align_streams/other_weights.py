"""Neighbours by digitize, with the two fractions the wrong way round."""

import numpy as np


def _blend(x, t, moments):
    after = np.minimum(np.maximum(np.digitize(moments, t), 1), t.size - 1)
    before = after - 1
    share = (moments - t[before]) / (t[after] - t[before])
    return x[before] * share[:, np.newaxis] + x[after] * (1 - share)[:, np.newaxis]


def align_streams(xa, ta, xb, tb, rate):
    s, e = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if s > e:
        raise ValueError("no overlap")
    steps = (e - s) * rate
    steps += 1e-9 * max(1.0, steps) + 4 * rate * np.spacing(max(abs(s), abs(e)))
    moments = np.minimum(s + np.arange(int(steps) + 1) / rate, e)
    return np.c_[_blend(xa, ta, moments), _blend(xb, tb, moments)]
