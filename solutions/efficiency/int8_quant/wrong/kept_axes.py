"""误区：返回的 scale 保留了用来广播的轴，形状是 (C, 1, …)。

Misconception: Returns the scale with the axes kept for broadcasting, shape (C, 1, …).

提示：计算时可以保留，返回前要变成 (C,)。

Hint: Keep them while computing, and return shape (C,).

fails: test_shapes
"""

import numpy as np


def int8_quant(weight):
    axes = tuple(range(1, weight.ndim))
    largest = np.abs(weight).max(axis=axes, keepdims=True)
    scale = np.where(largest == 0, 1, largest / 127)
    return np.rint(weight / scale).astype(np.int8), scale
