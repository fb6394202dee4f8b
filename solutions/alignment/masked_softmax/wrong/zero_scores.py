"""误区：把被屏蔽的分数变成了 0。

Misconception: Sets masked scores to 0.

提示：分数 0 的指数是 1，照样分到权重；要让指数变成 0。

Hint: A score of 0 has an exponential of 1, so it still gets weight; the exponential has to be 0.

fails: test_masked_positions_get_zero
"""

import numpy as np


def masked_softmax(scores, mask):
    x = np.where(mask, scores, 0)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
