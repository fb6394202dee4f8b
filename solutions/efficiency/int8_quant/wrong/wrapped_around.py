"""误区：先转 int8 再限制范围，128 已经绕回成 −128。

Misconception: Stretches to 128 and casts before clipping, where 128 has wrapped to −128.

提示：先限制到 ±127 再转换；用对 127 就不会超出。

Hint: Clip before the cast; with 127 nothing is out of range anyway.

fails: test_nearest_integer
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None] * 128 / 127).astype(np.int16).astype(np.int8).clip(-127, 127)
    return q.reshape(weight.shape), scale
