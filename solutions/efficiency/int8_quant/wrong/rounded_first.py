"""误区：先把权重取整，再除以 scale，绝对值小于 0.5 的权重全变成了 0。

Misconception: Rounds the weights before dividing by the scale, which turns all below 0.5 into 0.

提示：先除以 scale，再取整。

Hint: Divide by the scale first, then round.

fails: test_nearest_integer
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(np.rint(rows) / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape), scale
