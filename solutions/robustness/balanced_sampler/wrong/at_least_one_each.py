"""误区：每类至少抽一个，n 小于类别数时抽多了。

Misconception: You draw at least one of each class, which is too many where n is smaller than the number of classes.

提示：n 比类别数还小时，有的类别一个也分不到。

Hint: Where n is smaller than the number of classes, some classes get none.

fails: test_n_indices
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = rng.permutation(np.flatnonzero(labels == label))
        picks.append(np.resize(own, max(1, len(turns))))
    return rng.permutation(np.concatenate(picks))
