"""误区：没有用到 mask，只做了普通的 softmax。

Misconception: Never uses the mask: a plain softmax.

提示：mask 为 False 的位置不该参加 softmax。

Hint: Positions where the mask is False take no part in the softmax.

fails: test_masked_positions_get_zero
"""

import numpy as np


def masked_softmax(scores, mask):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
