"""误区：scale 对了，q 却按 128 拉伸，负端变成 −128。

Misconception: Has the right scale but stretches q to 128, so that the negative end becomes −128.

提示：q 和 scale 要用同一个 127，否则反量化对不上。

Hint: Use the same 127 for q and for the scale, or they don't undo each other.

fails: test_nearest_integer
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None] * 128 / 127).clip(-128, 127).astype(np.int8)
    return q.reshape(weight.shape), scale
