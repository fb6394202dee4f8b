"""误区：随机选一个起点，然后连着取，抽到的总是相邻的样本。

Misconception: You start at a random place and take what follows, so neighbours always come together.

提示：同类样本应像洗过的牌：任意几个都可能一起被抽中。

Hint: Samples of a class should be like shuffled cards: any of them may come together.

fails: test_another_seed_other_samples
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = np.flatnonzero(labels == label)
        own = np.roll(own, rng.integers(len(own)))
        picks.append(np.resize(own, len(turns)))
    return rng.permutation(np.concatenate(picks))
