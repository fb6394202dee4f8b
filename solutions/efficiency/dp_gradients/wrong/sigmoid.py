"""误区：用 sigmoid 代替了 softmax，每个类别各算各的。

Misconception: Uses a sigmoid instead of a softmax, each class on its own.

提示：单标签分类的概率要在类别之间归一化。

Hint: With one label per sample, probabilities are normalised over the classes.

fails: test_one_worker
"""

import numpy as np


def dp_gradients(shards, weight):
    def total(x, y):
        p = 1 / (1 + np.exp(-x @ weight))
        p[np.arange(len(y)), y] -= 1
        return x.T @ p

    totals = [total(x, y) for x, y in shards]
    counts = [len(y) for _, y in shards]
    local = [g / n if n else g for g, n in zip(totals, counts)]
    full = sum(totals) / sum(counts)
    return local, full
