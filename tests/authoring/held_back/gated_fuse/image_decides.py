"""Gate from one slice of wz, errstate around exp."""

import numpy as np


def gated_fuse(hv, ht, wz):
    d = hv.shape[1]
    score = np.dot(hv, wz[:d])
    with np.errstate(over="ignore"):
        through = np.reciprocal(1.0 + np.exp(-score))
        held = np.reciprocal(1.0 + np.exp(score))
    return hv * through + ht * held
