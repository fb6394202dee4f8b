"""One vector over modalities, repeated with np.tile."""

import numpy as np


def modality_dropout(x, p, seed, training):
    batch, modalities, _ = x.shape
    kept = np.ones(modalities, dtype=bool)
    if training:
        rng = np.random.default_rng(seed)
        kept = rng.random(modalities) >= p
        if not any(kept):
            kept[rng.choice(modalities)] = True
    dropped = x.copy()
    dropped[:, np.flatnonzero(~kept), :] = 0
    return dropped, np.tile(kept, (batch, 1))
