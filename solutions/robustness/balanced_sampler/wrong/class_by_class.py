"""误区：一个类别抽完才抽下一个，结果没有打散。

Misconception: You list one class after the other, so the result isn't mixed.

提示：各类的下标接起来之后，还要整体打乱。

Hint: Once the indices of all classes are joined, they need a shuffle.

fails: test_classes_are_mixed
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = rng.permutation(np.flatnonzero(labels == label))
        picks.append(np.resize(own, len(turns)))
    return np.concatenate(picks)
