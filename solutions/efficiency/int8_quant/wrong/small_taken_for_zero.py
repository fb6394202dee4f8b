"""误区：把绝对值小于 1e-5 的通道也当成全 0，小权重全部丢失。

Misconception: Takes channels below 1e-5 for zeros, which loses all of their weights.

提示：只有最大值恰好是 0 的通道才特殊处理。

Hint: Only a channel whose maximum is exactly 0 is special.

fails: test_scale
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest < 1e-5, 1, largest / 127)
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape), scale
