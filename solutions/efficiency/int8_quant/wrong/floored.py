"""误区：向下取整，所有权重平均偏小半格。

Misconception: Rounds down, which shifts all weights by half a step on average.

提示：要取最近的整数，例如 np.rint。

Hint: Go to the nearest integer, with np.rint for example.

fails: test_nearest_integer
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.floor(rows / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape), scale
