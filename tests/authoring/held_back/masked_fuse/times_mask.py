"""Weights per sample, contracted with einsum."""

import numpy as np


def masked_fuse(x, mask):
    number = np.count_nonzero(mask, axis=1)
    share = mask / np.maximum(number, 1).reshape(-1, 1)
    return np.einsum("bm,bmd->bd", share, x)
