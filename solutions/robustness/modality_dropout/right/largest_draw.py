"""全被丢弃时，恢复随机数最大的那种：机会均等。 / Puts back the one with the largest draw."""

import numpy as np


def modality_dropout(x, p, seed, training):
    rows, modalities, _ = x.shape
    u = np.random.default_rng(seed).uniform(size=(rows, modalities))
    best = np.arange(modalities) == u.argmax(axis=1)[:, None]
    keep = (u >= p) | (best & (u < p).all(axis=1, keepdims=True)) | (not training)
    return np.einsum("bmd,bm->bmd", x, keep), keep
