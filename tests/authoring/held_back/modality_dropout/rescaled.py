"""Sample by sample, with a factor for each modality."""

import numpy as np


def modality_dropout(x, p, seed, training):
    b, m, _ = x.shape
    mask = np.full((b, m), True)
    if not training:
        return np.array(x), mask
    rng = np.random.default_rng(seed)
    factor = 1.0 / (1.0 - p) if p < 1 else 1.0
    result = np.zeros(x.shape)
    for row in range(b):
        mask[row] = rng.uniform(size=m) >= p
        if mask[row].sum() == 0:
            mask[row, rng.integers(0, m)] = True
        result[row, mask[row]] = x[row, mask[row]] * factor
    return result, mask
