"""误区：随机下标的上界多减了 1，每类最后一个样本很少被抽中。

Misconception: The upper bound of your random indices is one too low, so the last sample of a class hardly comes.

提示：rng.integers(0, k) 已经不含 k，不用再减 1。

Hint: rng.integers(0, k) leaves out k already: don't subtract 1.

fails: test_equal_chances
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = np.flatnonzero(labels == label)
        for place in range(len(own) - 1):
            other = rng.integers(place, max(place + 1, len(own) - 1))
            own[[place, other]] = own[[other, place]]
        picks.append(np.resize(own, len(turns)))
    return rng.permutation(np.concatenate(picks))
