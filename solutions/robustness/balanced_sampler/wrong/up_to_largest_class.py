"""误区：没有用 n，每类都补到最大类别的样本数。

Misconception: You ignored n and drew as many of each class as the largest class has.

提示：一共抽几个由 n 决定。

Hint: It is n that says how many are drawn.

fails: test_n_indices
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = rng.permutation(np.flatnonzero(labels == label))
        largest = np.unique(labels, return_counts=True)[1].max()
        picks.append(np.resize(own, largest))
    return rng.permutation(np.concatenate(picks))
