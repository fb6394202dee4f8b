"""列出所有保留组合及其概率，直接抽组合。 / Lists all combinations and draws among them."""

from itertools import product

import numpy as np


def modality_dropout(x, p, seed, training):
    rows, modalities = x.shape[:2]
    if not training:
        return x.copy(), np.full((rows, modalities), True)
    patterns = np.array([q for q in product([False, True], repeat=modalities) if any(q)])
    kept = patterns.sum(axis=1)
    chances = (1 - p) ** kept * p ** (modalities - kept)
    chances[kept == 1] += p**modalities / modalities
    rng = np.random.default_rng(seed)
    mask = patterns[rng.choice(len(patterns), size=rows, p=chances / chances.sum())]
    return np.where(mask[..., None], x, 0.0), mask
