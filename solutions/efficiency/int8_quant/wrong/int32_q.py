"""误区：q 存成了 int32，和 float32 一样大。

Misconception: Stores q as int32, which is as large as float32.

提示：−127 到 127 用 8 位就够了，转换成 np.int8。

Hint: 8 bits suffice for −127 to 127: cast to np.int8.

fails: test_dtypes
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None]).astype(np.int32)
    return q.reshape(weight.shape), scale
