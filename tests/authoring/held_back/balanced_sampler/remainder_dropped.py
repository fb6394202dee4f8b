"""A matrix with one column for each class, read row by row."""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes, inverse = np.unique(labels, return_inverse=True)
    rounds = n // classes.size
    table = np.zeros((rounds, classes.size), dtype=np.intp)
    for c in range(classes.size):
        own = np.where(inverse.ravel() == c)[0]
        decks = -(-rounds // own.size)
        cards = [rng.permutation(own) for _ in range(decks)]
        if cards:
            table[:, c] = np.concatenate(cards)[:rounds]
    return table.ravel()
