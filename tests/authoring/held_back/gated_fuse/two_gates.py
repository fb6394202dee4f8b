"""A list of sides, summed at the end."""

import numpy as np


def gated_fuse(hv, ht, wz):
    width = wz.shape[1]
    total = np.zeros(hv.shape)
    for side, block in ((hv, wz[:width]), (ht, wz[width:])):
        gate = np.exp(-np.logaddexp(0, -(side @ block)))
        total += gate * side
    return total
