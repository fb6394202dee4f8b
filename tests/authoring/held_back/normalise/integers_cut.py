"""Early return for l2, moments with np.average."""

import numpy as np


def normalise(x, how, stats=None):
    f = x.astype(float)
    if how == "l2":
        r = np.linalg.norm(f, axis=1)
        r = r + (r == 0)
        return (f.T / r).T.astype(x.dtype), None
    if stats is not None:
        mean, std = stats
    else:
        constant = (f == f[:1]).all(axis=0)
        mean = np.average(f, axis=0)
        mean[constant] = f[0][constant]
        std = np.average((f - mean) ** 2, axis=0) ** 0.5
        std[constant] = 1
    return ((f - mean) / std).astype(x.dtype), (mean, std)
