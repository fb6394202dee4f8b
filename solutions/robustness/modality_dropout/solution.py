import numpy as np


def modality_dropout(x, p, seed, training):
    shape = x.shape[:2]
    if not training:
        return x, np.ones(shape, bool)
    rng = np.random.default_rng(seed)
    mask = rng.random(shape) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(shape[1], size=len(lost))] = True
    return x * mask[:, :, np.newaxis], mask
