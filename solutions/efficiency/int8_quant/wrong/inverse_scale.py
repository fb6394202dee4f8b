"""误区：返回了 127 ÷ 最大值，也就是 scale 的倒数。

Misconception: Returns 127 ÷ maximum, the inverse of the scale.

提示：约定是 w ≈ scale × q，所以 scale 是一格的大小。

Hint: By the convention w ≈ scale × q, the scale is the size of one step.

fails: test_scale
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape), np.where(largest == 0, 1, 1 / scale)
