"""误区：为了避免除以 0，直接改写了传进来的 counts。

Misconception: To avoid a division by 0 you overwrote the counts you were given.

提示：调用者之后还要用这个数组：先复制，再改副本。

Hint: Whoever called you still needs that array: change a copy instead.

fails: test_counts_stay_unchanged
"""

import numpy as np


def class_weights(counts, beta):
    empty = counts == 0
    counts[empty] = 1
    effective = counts if beta == 1 else 1 - beta**counts
    weights = np.where(empty, 0, 1 / effective)
    return weights * (~empty).sum() / weights.sum()
