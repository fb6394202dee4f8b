"""不用逐类循环：按（轮次，随机数）排序，取前几个。 / No loop over classes: sort by round and a random key."""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    shuffled = rng.permutation(len(labels))
    _, codes, sizes = np.unique(labels[shuffled], return_inverse=True, return_counts=True)
    by_class = shuffled[np.argsort(codes, kind="stable")]
    starts = np.cumsum(sizes) - sizes
    turn = np.arange(n)
    label, turn_of_class = turn % len(sizes), turn // len(sizes)
    result = by_class[starts[label] + turn_of_class % sizes[label]]
    rng.shuffle(result)
    return result
