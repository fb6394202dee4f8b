"""np.resize where a class is too small, a partial permutation where it isn't."""

import numpy as np


def balanced_sampler(labels, n, seed):
    gen = np.random.default_rng(seed)
    kinds = np.unique(labels)
    base, extra = divmod(int(n), kinds.size)
    chosen = [np.empty(0, dtype=int)]
    for position, kind in enumerate(kinds):
        wanted = base + int(position < extra)
        members = np.nonzero(labels == kind)[0]
        if wanted <= members.size:
            chosen.append(gen.permutation(members)[:wanted])
        else:
            chosen.append(np.resize(members, wanted))
    return gen.permutation(np.concatenate(chosen))
