"""np.average over a stack of both, with weights."""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    everything = list(features) + [labels]
    for item in everything:
        if np.shape(item)[0] != np.shape(perm)[0]:
            raise ValueError("different numbers of rows")
    mixed = []
    for item in everything:
        both = np.stack([item.take(perm, axis=0), item])
        blended = np.average(both, axis=0, weights=[lam, 1.0 - lam])
        if item.dtype == np.float32:
            blended = blended.astype(np.float32)
        mixed.append(blended)
    return mixed[:-1], mixed[-1]
