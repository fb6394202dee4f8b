"""rng.choice of booleans; one-hot rows of np.eye put modalities back."""

import numpy as np


def modality_dropout(x, p, seed, training):
    n, m = x.shape[0], x.shape[1]
    if not training:
        return x.copy(), np.ones((n, m), dtype=bool)
    rng = np.random.default_rng(seed)
    mask = rng.choice([True, False], size=(n, m), p=[p, 1 - p])
    spare = np.eye(m, dtype=bool)[rng.integers(m, size=n)]
    mask = np.where(mask.any(axis=1, keepdims=True), mask, spare)
    return np.where(mask[..., None], x, 0.0), mask
