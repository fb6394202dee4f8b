"""A dict of decks, drawn with pop and refilled when empty."""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    groups = {}
    for i, c in enumerate(np.asarray(labels).tolist()):
        groups.setdefault(c, []).append(i)
    each, more = divmod(n, len(groups))
    drawn = []
    for k, members in enumerate(groups.values()):
        deck = []
        for _ in range(each + (k < more)):
            if not deck:
                deck = rng.permutation(members).tolist()
            drawn.append(deck.pop())
    return np.array(drawn, dtype=int)
