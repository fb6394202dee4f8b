"""误区：余数全给了最后一个类别。

Misconception: You gave the whole remainder to the last class.

提示：余数要分给不同的类别，每类最多多一个。

Hint: Spread the remainder: each class gets at most one more.

fails: test_even_between_classes
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    classes = np.unique(labels)
    picks = []
    for label in classes:
        own = rng.permutation(np.flatnonzero(labels == label))
        share = n // len(classes)
        if label == classes[-1]:
            share += n % len(classes)
        picks.append(np.resize(own, share))
    return rng.permutation(np.concatenate(picks))
