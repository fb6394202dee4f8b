"""np.square with a float64 sum, np.divide with where."""

import numpy as np


def normalise(x, how, stats=None):
    values = x if np.issubdtype(x.dtype, np.floating) else x.astype(np.float64)
    dtype = values.dtype
    wide = values.astype(np.float64)
    if how == "l2":
        total = np.square(values).sum(axis=1, dtype=np.float64)
        norm = np.sqrt(total).reshape(-1, 1)
        y = np.divide(wide, norm, out=np.zeros_like(wide), where=norm != 0)
        return y.astype(dtype), None
    if stats is None:
        low, high = wide.min(axis=0), wide.max(axis=0)
        same = low == high
        mean = np.where(same, low, wide.mean(axis=0))
        std = np.where(same, 1.0, wide.std(axis=0))
        stats = (mean, std)
    y = np.subtract(wide, stats[0])
    y /= stats[1]
    return y.astype(dtype), stats
