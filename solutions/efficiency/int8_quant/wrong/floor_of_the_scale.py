"""误区：用一个很小的下限代替了 0，全 0 的通道 scale 不是 1。

Misconception: Puts a tiny lower bound in place of 0, so that a channel of zeros has another scale
than 1.

提示：题目约定这种通道的 scale 是 1。

Hint: The scale of such a channel is 1 by the task's convention.

fails: test_zero_channel
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.maximum(largest / 127, 1e-12)
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape), scale
