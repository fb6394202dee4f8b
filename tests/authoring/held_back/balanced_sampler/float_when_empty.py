"""Taking turns with itertools.cycle, a list in the end made into an array."""

from itertools import cycle

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    piles = [np.argwhere(labels == c).ravel() for c in set(np.asarray(labels).tolist())]
    hands = [[] for _ in piles]
    picked = []
    for k in cycle(range(len(piles))):
        if len(picked) == n:
            break
        if not hands[k]:
            hands[k].extend(rng.permutation(piles[k]))
        picked.append(int(hands[k].pop()))
    return np.array(picked)
