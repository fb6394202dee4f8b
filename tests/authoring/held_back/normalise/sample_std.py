"""Deviation from a sum of squares, column constancy by ptp."""

import numpy as np


def fit(v):
    n = v.shape[0]
    centre = v.mean(axis=0)
    flat = np.ptp(v, axis=0) == 0
    centre[flat] = v[0, flat]
    spread = np.sqrt(np.sum((v - centre) ** 2, axis=0) / max(n - 1, 1))
    spread[flat] = 1.0
    return centre, spread


def normalise(x, how, stats=None):
    target = x.dtype if x.dtype.kind == "f" else np.dtype(np.float64)
    v = x.astype(np.float64)
    if how == "l2":
        size = np.hypot.reduce(v, axis=1, keepdims=True)
        size[size == 0] = 1.0
        return (v / size).astype(target), None
    centre, spread = fit(v) if stats is None else stats
    return ((v - centre) / spread).astype(target), (centre, spread)
