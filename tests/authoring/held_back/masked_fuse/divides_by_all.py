"""A loop over modalities with np.where."""

import numpy as np


def masked_fuse(x, mask):
    batch, count, width = x.shape
    acc = np.zeros((batch, width))
    for m in range(count):
        here = mask[:, m].reshape(batch, 1)
        acc = acc + np.where(here, x[:, m], 0.0) / count
    return acc
