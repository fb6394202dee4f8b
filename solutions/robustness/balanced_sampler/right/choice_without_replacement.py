"""整轮全取，零头不放回地抽。 / Whole rounds, then the rest without replacement."""

import numpy as np


def balanced_sampler(labels, n, seed):
    state = np.random.RandomState(seed)
    classes, counts = np.unique(labels, return_counts=True)
    shares = np.full(len(classes), n // len(classes))
    shares[: n % len(classes)] += 1
    out = np.empty(n, dtype=np.intp)
    filled = 0
    for label, count, share in zip(classes, counts, shares):
        own = np.where(labels == label)[0]
        picks = np.append(
            np.tile(own, share // count), state.choice(own, share % count, replace=False)
        )
        out[filled : filled + share] = picks
        filled += share
    state.shuffle(out)
    return out
