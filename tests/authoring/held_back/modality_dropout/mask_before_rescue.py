"""RandomState, boolean assignment on a copy, a loop over the empty rows."""

import numpy as np


def modality_dropout(x, p, seed, training):
    out = np.array(x, copy=True)
    if not training:
        return out, np.ones(out.shape[:2], dtype=bool)
    random = np.random.RandomState(seed)
    lost = random.random_sample(out.shape[:2]) < p
    out[lost] = 0.0
    for i in np.flatnonzero(lost.all(axis=1)):
        lost[i, random.randint(out.shape[1])] = False
    return out, ~lost
