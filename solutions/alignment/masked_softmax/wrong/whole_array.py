"""误区：对整个数组做了一次 softmax，没有分行。

Misconception: Runs one softmax over the whole array instead of one per row.

提示：求最大值和求和都要指定轴，每行各算各的。

Hint: Give the maximum and the sum an axis: every row is on its own.

fails: test_weights_of_kept_positions
"""

import numpy as np


def masked_softmax(scores, mask):
    x = np.where(mask, scores, -np.inf)
    e = np.exp(x - x.max())
    return e / np.maximum(e.sum(), 1)
