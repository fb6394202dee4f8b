import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = rng.permutation(np.flatnonzero(labels == label))
        picks.append(np.resize(own, len(turns)))
    return rng.permutation(np.concatenate(picks))
