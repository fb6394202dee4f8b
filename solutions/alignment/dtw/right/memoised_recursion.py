"""带缓存的递归，连路径一起返回。 / Recursion with a cache that returns the path as well."""

from functools import lru_cache

import numpy as np


def dtw(x, y):
    @lru_cache(maxsize=None)
    def best(i, j):
        here = float(np.sqrt(((x[i] - y[j]) ** 2).sum()))
        if i == 0 and j == 0:
            return here, ((0, 0),)
        before = []
        if i > 0:
            before.append(best(i - 1, j))
        if j > 0:
            before.append(best(i, j - 1))
        if i > 0 and j > 0:
            before.append(best(i - 1, j - 1))
        cost, path = min(before)
        return cost + here, path + ((i, j),)

    cost, path = best(len(x) - 1, len(y) - 1)
    return cost, list(path)
