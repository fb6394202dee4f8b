"""误区：只对最后一个轴求最大值，卷积核得到 (C, 输入通道, 高) 个 scale。

Misconception: Takes the maximum along the last axis only, which gives a convolution a scale per row
of its kernels.

提示：除第 0 轴以外的所有轴都要参与求最大值。

Hint: All axes but axis 0 take part in the maximum.

fails: test_shapes
"""

import numpy as np


def int8_quant(weight):
    largest = np.abs(weight).max(axis=-1)
    scale = np.where(largest == 0, 1, largest / 127)
    return np.rint(weight / scale[..., None]).astype(np.int8), scale
