"""Features as vectors, mixed in a comprehension."""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    batch = perm.shape[0]
    if batch != labels.shape[0]:
        raise ValueError("labels and perm differ")
    vectors = []
    for part in features:
        if part.shape[0] != batch:
            raise ValueError("features and perm differ")
        vectors.append(np.reshape(part, (batch, -1)))
    mixed = [lam * v + (1 - lam) * v[perm] for v in vectors]
    return mixed, lam * labels + (1 - lam) * labels[perm]
