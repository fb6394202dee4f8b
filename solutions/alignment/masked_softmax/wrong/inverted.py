"""误区：把 mask 的含义弄反了，True 被当成了屏蔽。

Misconception: Reads the mask the other way round: True hides.

提示：这道题里 True 表示保留。各个库的约定不一样，先看清楚。

Hint: Here True keeps a position. Libraries differ in this, so look it up each time.

fails: test_masked_positions_get_zero
"""

import numpy as np


def masked_softmax(scores, mask):
    x = np.where(mask, -np.inf, scores)
    top = x.max(axis=-1, keepdims=True)
    e = np.exp(np.where(mask, -np.inf, scores - top))
    return e / np.maximum(e.sum(axis=-1, keepdims=True), 1)
