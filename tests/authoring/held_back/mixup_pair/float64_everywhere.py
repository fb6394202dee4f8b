"""Rows as plain 2-D matrices, reshaped at the end."""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    counts = [part.shape[0] for part in features] + [labels.shape[0], perm.shape[0]]
    if min(counts) != max(counts):
        raise ValueError("counts differ")

    def mix(part):
        flat = np.array(part, dtype=np.double).reshape(counts[0], -1)
        out = np.empty(flat.shape)
        for i in range(counts[0]):
            out[i] = flat[i] * lam + flat[perm[i]] * (1 - lam)
        return out.reshape(part.shape)

    return [mix(part) for part in features], mix(labels)
