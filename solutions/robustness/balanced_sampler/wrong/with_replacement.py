"""误区：在类别里有放回地抽，有的样本重复，有的一次没用上。

Misconception: You draw with replacement within a class, so some samples repeat while others are never used.

提示：同类样本要先各用一遍，才轮到第二遍。

Hint: All samples of a class are used once before any is used twice.

fails: test_even_within_a_class
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = np.flatnonzero(labels == label)
        picks.append(rng.choice(own, len(turns)))
    return rng.permutation(np.concatenate(picks))
