"""Generators deal shuffled cards without end; integers() decides whose turn it is."""

import numpy as np


def _dealer(members, rng):
    while True:
        yield from rng.permutation(members)


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    dealers = [_dealer(np.flatnonzero(labels == c), rng) for c in np.unique(labels)]
    turns = rng.integers(len(dealers), size=n)
    return np.fromiter((next(dealers[t]) for t in turns), dtype=int, count=n)
