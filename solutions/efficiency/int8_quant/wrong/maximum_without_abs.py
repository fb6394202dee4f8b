"""误区：求最大值时没有取绝对值，负得最多的权重超出了范围。

Misconception: Takes the maximum without magnitudes, so that the most negative weight is out of
range.

提示：对称量化要照顾正负两端，先取绝对值。

Hint: A symmetric range has to cover both ends: take magnitudes first.

fails: test_scale
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = rows.max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None]).clip(-127, 127).astype(np.int8)
    return q.reshape(weight.shape), scale
