"""Bernoulli by rng.binomial; np.einsum for the features."""

import numpy as np


def modality_dropout(x, p, seed, training):
    shape = x.shape[:-1]
    if training:
        gone = np.random.default_rng(seed).binomial(1, p, size=shape)
    else:
        gone = np.zeros(shape, dtype=int)
    stays = gone == 0
    return np.einsum("bmd,bm->bmd", x, stays.astype(float)), stays
