"""误区：n = 0 时返回了浮点型的空数组。

Misconception: For n = 0 you return an empty array of floats.

提示：np.array([]) 默认是 float64，不能拿来当下标：写明 dtype。

Hint: np.array([]) is float64 by default and no good as indices: say which dtype.

fails: test_nothing_to_draw
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = rng.permutation(np.flatnonzero(labels == label))
        picks.append(np.resize(own, len(turns)))
    return np.array([int(each) for each in rng.permutation(np.concatenate(picks))])
