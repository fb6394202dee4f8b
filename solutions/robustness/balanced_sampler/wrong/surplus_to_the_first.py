"""误区：少数类需要重复时，多出来的次数总给最前面的样本。

Misconception: Where a rare class is repeated, the surplus always goes to its first samples.

提示：零头也要随机：重复之前先打乱这一类。

Hint: The rest needs chance as well: shuffle the class before repeating it.

fails: test_equal_chances
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label, turns in zip(classes, np.array_split(np.arange(n), len(classes))):
        own = np.flatnonzero(labels == label)
        if len(own) >= len(turns):
            own = rng.permutation(own)
        picks.append(np.resize(own, len(turns)))
    return rng.permutation(np.concatenate(picks))
