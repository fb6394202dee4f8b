"""A mixing matrix of size B x B, multiplied with tensordot."""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    batch = len(labels)
    if len(perm) != batch:
        raise ValueError("perm does not fit the labels")
    for part in features:
        if part.shape[0] != batch:
            raise ValueError("a modality does not fit the labels")
    mixing = lam * np.eye(batch)
    for source, target in enumerate(perm):
        mixing[target, source] += 1 - lam

    def apply(part):
        kind = part.dtype if part.dtype.kind == "f" else np.float64
        return np.tensordot(mixing.astype(kind), part.astype(kind), axes=(1, 0))

    return tuple(apply(part) for part in features), apply(labels)
