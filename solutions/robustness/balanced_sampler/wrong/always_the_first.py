"""误区：每类总取最前面的几个样本，只打乱了顺序。

Misconception: You always take the first samples of each class and shuffle only their order.

提示：从类别里取样本之前，先把这一类的下标打乱。

Hint: Shuffle the indices of a class before you take some of them.

fails: test_another_seed_other_samples
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = np.flatnonzero(labels == label)
        picks.append(np.resize(own, len(turns)))
    return rng.permutation(np.concatenate(picks))
