"""误区：每类抽 n // C 个，余数丢了，结果不到 n 个。

Misconception: You draw n // C of each class and drop the remainder, so there are fewer than n.

提示：余数是几，就有几个类别多抽一个。

Hint: As many classes as the remainder says get one more.

fails: test_n_indices
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = rng.permutation(np.flatnonzero(labels == label))
        picks.append(np.resize(own, n // len(classes)))
    return rng.permutation(np.concatenate(picks))
