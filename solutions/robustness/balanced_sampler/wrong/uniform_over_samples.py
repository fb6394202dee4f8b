"""误区：在全体样本上均匀抽，类别多的自然抽得多。

Misconception: You draw uniformly over samples, so large classes are drawn more often.

提示：先在类别之间平分名额，再到类别里面抽。

Hint: Share out the draws between classes first, then draw within each class.

fails: test_even_between_classes
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    rounds = [rng.permutation(len(labels)) for _ in range(n // len(labels) + 1)]
    return np.concatenate(rounds)[:n]
