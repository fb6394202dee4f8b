"""误区：所有行减去了同一个最大值。

Misconception: Subtracts one maximum from all rows.

提示：行与行的分数可以差很远，小的那行会整行下溢成 0；每行减自己的最大值。

Hint: Rows may be far apart, and the lower ones underflow to 0: subtract each row's own maximum.

fails: test_large_scores
"""

import numpy as np


def masked_softmax(scores, mask):
    x = np.where(mask, scores, -np.inf)
    top = x[np.isfinite(x)].max(initial=-1e4)
    e = np.exp(x - top)
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total)
