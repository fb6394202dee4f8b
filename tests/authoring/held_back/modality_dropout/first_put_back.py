"""logical_or.reduce finds the empty rows; np.where clears."""

import numpy as np


def modality_dropout(x, p, seed, training):
    if training:
        generator = np.random.Generator(np.random.PCG64(seed))
        keep = np.greater_equal(generator.random(x.shape[:2]), p)
        keep[:, 0] |= ~np.logical_or.reduce(keep, axis=1)
    else:
        keep = np.ones(x.shape[:2], bool)
    return np.where(np.expand_dims(keep, -1), x, 0.0), keep
