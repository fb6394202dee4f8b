"""误区：为了让编号从 0 开始，直接改写了传进来的 labels。

Misconception: To have classes start at 0 you overwrote the labels you were given.

提示：labels -= … 会改动调用者的数组；另存一个新数组。

Hint: labels -= … changes the caller's array: make a new one.

fails: test_labels_stay_unchanged
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    labels -= labels.min()
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = rng.permutation(np.flatnonzero(labels == label))
        picks.append(np.resize(own, len(turns)))
    return rng.permutation(np.concatenate(picks))
