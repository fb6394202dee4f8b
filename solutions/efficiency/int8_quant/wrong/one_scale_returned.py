"""误区：整个张量只用一个 scale，返回了一个数组标量。

Misconception: Uses a single scale for the whole tensor and returns it alone.

提示：每个输出通道求一个最大值，scale 的形状是 (C,)。

Hint: Take one maximum per output channel; the scale has shape (C,).

fails: test_shapes
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.array([np.abs(rows).max()])
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale).astype(np.int8)
    return q.reshape(weight.shape), scale
