"""误区：q 取整了，却没有转成 int8，内存一点没省。

Misconception: Rounds q but leaves it a float, which saves no memory.

提示：转换成 np.int8。

Hint: Cast it to np.int8.

fails: test_dtypes
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None])
    return q.reshape(weight.shape), scale
