"""误区：加上 128 存成了 uint8，那是带零点的格式。

Misconception: Adds 128 and stores uint8, which is a format with a zero point.

提示：对称量化的零点是 0，q 有正有负，用 int8。

Hint: In symmetric quantisation the zero point is 0 and q has both signs: use int8.

fails: test_dtypes
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None])
    return (q + 128).astype(np.uint8).reshape(weight.shape), scale
