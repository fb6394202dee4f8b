"""误区：没有处理全 0 的通道，scale 是 0，q 是 0 ÷ 0。

Misconception: Ignores channels of zeros, whose scale is 0 and whose q is 0 ÷ 0.

提示：相除之前把这些通道的 scale 换成 1。

Hint: Replace the scale of such channels by 1 before you divide.

fails: test_zero_channel
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = largest / 127
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape), scale
