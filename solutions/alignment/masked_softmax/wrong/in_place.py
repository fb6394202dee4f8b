"""误区：直接在 scores 上填了 -inf，调用者的数组被改掉了。

Misconception: Writes -inf into the caller's scores.

提示：先复制一份，或者用会返回新数组的函数。

Hint: Copy them first, or use a function that returns a new array.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def masked_softmax(scores, mask):
    scores[~np.broadcast_to(mask, scores.shape)] = -np.inf
    top = scores.max(axis=-1, keepdims=True)
    e = np.exp(scores - np.where(np.isinf(top), 0, top))
    return e / np.maximum(e.sum(axis=-1, keepdims=True), 1)
