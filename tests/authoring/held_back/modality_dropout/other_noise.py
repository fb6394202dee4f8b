"""Gaussian noise takes the place of what is dropped."""

import numpy as np


def modality_dropout(x, p, seed, training):
    result = x.copy()
    mask = np.ones(x.shape[:2], dtype=bool)
    if training:
        rng = np.random.default_rng(seed)
        mask = rng.random(mask.shape) >= p
        empty = np.nonzero(mask.sum(axis=1) == 0)[0]
        mask[empty, rng.integers(0, x.shape[1], empty.size)] = True
        result[~mask] = rng.standard_normal((np.sum(~mask), x.shape[2]))
    return result, mask
