"""误区：用 mask 直接做下标，没有先广播。

Misconception: Indexes with the mask without broadcasting it first.

提示：mask 的形状可以比 scores 小，先把它广播成同样的形状。

Hint: The mask may be smaller than the scores: broadcast it to their shape first.

fails: test_mask_broadcasts
"""

import numpy as np


def masked_softmax(scores, mask):
    x = scores.copy()
    x[~mask] = -np.inf
    top = x.max(axis=-1, keepdims=True)
    e = np.exp(x - np.where(np.isinf(top), 0, top))
    return e / np.maximum(e.sum(axis=-1, keepdims=True), 1)
