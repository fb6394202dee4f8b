"""np.unique, a quota for each class from np.bincount, rng.choice, one shuffle."""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    quota = np.bincount(np.arange(n) % len(classes), minlength=len(classes))
    out = np.zeros(n, dtype=np.int64)
    done = 0
    for c, k in zip(classes, quota):
        out[done : done + k] = rng.choice(np.flatnonzero(labels == c), size=k)
        done += k
    rng.shuffle(out)
    return out
