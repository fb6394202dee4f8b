"""误区：除的是 128，最大的权重会变成 128，int8 装不下。

Misconception: Divides by 128, so that the largest weight would become 128, which int8 can't hold.

提示：对称的范围是 −127 到 127。

Hint: The symmetric range is −127 to 127.

fails: test_scale
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 128)
    q = np.rint(rows / scale[:, None]).clip(-128, 127).astype(np.int8)
    return q.reshape(weight.shape), scale
