"""各类别轮流出一个样本，自己的样本用完就重新洗牌。 / Classes take turns; each reshuffles its deck."""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    members = {}
    for index, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(index)
    decks = {label: [] for label in members}
    order = list(members)
    rng.shuffle(order)
    result = []
    while len(result) < n:
        label = order[len(result) % len(order)]
        if not decks[label]:
            decks[label] = rng.permutation(members[label]).tolist()
        result.append(decks[label].pop())
    return np.array(result, dtype=int)
