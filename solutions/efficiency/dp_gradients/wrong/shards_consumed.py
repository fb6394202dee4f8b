"""误区：用 pop 逐个取走了 shards，调用者的列表变空了。

Misconception: Pops the shards one by one, so that the caller's list ends up empty.

提示：用 for 遍历，不要修改传入的列表。

Hint: Loop over the list; don't change it.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = np.exp(x @ weight)
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(y)), y] -= 1
        return x.T @ p

    taken = []
    while shards:
        taken.append(shards.pop(0))
    totals = [total(x, y) for x, y in taken]
    counts = [len(y) for _, y in taken]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
