"""误区：只返回了 q，没有 scale 就无法反量化。

Misconception: Returns q alone, which can't be undone without the scale.

提示：两样都要返回。

Hint: Return both.

fails: test_returns_q_and_scale
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape)
