"""误区：沿第 0 轴求了最大值，得到的是每个输入一个 scale。

Misconception: Takes the maximum along axis 0, which gives one scale per input.

提示：输出通道是第 0 轴，应当对其余的轴求最大值。

Hint: Output channels are axis 0, so take the maximum over the other axes.

fails: test_shapes
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=0)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale).astype(np.int8)
    return q.reshape(weight.shape), scale
