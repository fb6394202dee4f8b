"""误区：每类最多抽到最小类别的样本数，结果不到 n 个。

Misconception: You draw no more of each class than the smallest class has, so there are fewer than n.

提示：这是欠采样；这里 n 是给定的，少数类要重复使用。

Hint: That is undersampling; here n is given, and rare classes are used repeatedly.

fails: test_n_indices
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = rng.permutation(np.flatnonzero(labels == label))
        smallest = np.unique(labels, return_counts=True)[1].min()
        picks.append(own[: min(len(turns), smallest)])
    return rng.permutation(np.concatenate(picks))
