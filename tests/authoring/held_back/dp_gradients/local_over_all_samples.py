"""All samples at once, then np.split at the shard boundaries."""

import numpy as np


def dp_gradients(shards, weight):
    x = np.vstack([part for part, _ in shards])
    y = np.concatenate([part for _, part in shards]).astype(int)
    sizes = [len(part) for _, part in shards]
    p = np.exp(x @ weight)
    p /= p.sum(axis=1)[:, None]
    p[range(len(y)), y] -= 1
    p /= len(y)
    cuts = np.cumsum(sizes)[:-1]
    local = []
    for xs, ps in zip(np.split(x, cuts), np.split(p, cuts), strict=True):
        local.append(xs.T.dot(ps))
    return local, x.T.dot(p)
