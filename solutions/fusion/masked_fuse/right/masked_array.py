"""掩码数组。 / A masked array."""

import numpy as np


def masked_fuse(x, mask):
    hidden = np.broadcast_to(~mask[..., None], x.shape)
    return np.ma.masked_array(x, mask=hidden).mean(axis=1).filled(0)
