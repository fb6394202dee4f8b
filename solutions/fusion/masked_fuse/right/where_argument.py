"""用 np.mean 的 where 参数，再补 0。 / np.mean with its where argument, zeros filled in after."""

import numpy as np


def masked_fuse(x, mask):
    with np.errstate(all="ignore"):
        fused = np.mean(x, axis=1, where=mask[:, :, None])
    return np.where(mask.any(axis=1)[:, None], fused, 0)
