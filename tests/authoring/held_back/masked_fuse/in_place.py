"""np.copyto, then a row loop."""

import numpy as np


def masked_fuse(x, mask):
    np.copyto(x, 0.0, where=~mask[..., None])
    fused = np.empty((x.shape[0], x.shape[2]))
    for i in range(len(x)):
        fused[i] = x[i].sum(axis=0) / max(int(mask[i].sum()), 1)
    return fused
