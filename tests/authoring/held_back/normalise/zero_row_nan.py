"""Matrix product for the lengths, dictionary of branches."""

import numpy as np


def by_rows(f, stats):
    scale = np.array([np.sqrt(row @ row) for row in f])
    return f / scale[:, None], None


def by_columns(f, stats):
    if stats is None:
        start = f[0]
        offset = f - start
        middle = start + offset.mean(axis=0)
        width = np.sqrt(((f - middle) ** 2).mean(axis=0))
        stats = (middle, np.where(offset.any(axis=0), width, 1.0))
    return (f - stats[0]) / stats[1], stats


def normalise(x, how, stats=None):
    y, stats = {"l2": by_rows, "zscore": by_columns}[how](x.astype(np.float64), stats)
    return (y.astype(x.dtype) if x.dtype.kind == "f" else y), stats
