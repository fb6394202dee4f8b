"""每次从用得最少的类别里挑用得最少的样本。 / Always the least used sample of the least used class."""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    used = np.zeros(len(labels))
    drawn = []
    for _ in range(n):
        per_class = {c: used[labels == c].sum() for c in set(labels.tolist())}
        fewest = min(per_class.values())
        chosen = rng.choice(sorted(c for c in per_class if per_class[c] == fewest))
        own = np.flatnonzero(labels == chosen)
        pick = rng.choice(own[used[own] == used[own].min()])
        used[pick] += 1
        drawn.append(pick)
    return np.asarray(drawn, dtype=np.int64)
