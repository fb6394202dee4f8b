"""误区：求最大值时把被屏蔽的分数也算了进去。

Misconception: Takes the maximum over masked scores, too.

提示：被屏蔽的位置要是很大，保留的都会下溢成 0；先屏蔽，再求最大值。

Hint: Where a masked score is huge, all kept ones underflow to 0: mask first, then take the maximum.

fails: test_large_scores
"""

import numpy as np


def masked_softmax(scores, mask):
    e = np.where(mask, np.exp(scores - scores.max(axis=-1, keepdims=True)), 0)
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total)
