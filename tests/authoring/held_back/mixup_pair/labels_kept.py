"""map with a small function, np.take and np.add."""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    n = perm.size
    if labels.shape[0] != n or any(feature.shape[0] != n for feature in features):
        raise ValueError("all parts need the same number of samples")

    def one(feature):
        here = np.multiply(feature, lam)
        there = np.multiply(np.take(feature, perm, axis=0), 1 - lam)
        return np.add(here, there)

    answer = labels.copy()
    if answer.dtype.kind != "f":
        answer = answer.astype(float)
    return list(map(one, features)), answer
