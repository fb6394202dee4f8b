"""误区：按 (最大 − 最小) ÷ 255 求 scale，那是带零点的非对称量化。

Misconception: Uses (max − min) ÷ 255, which belongs to asymmetric quantisation with a zero point.

提示：零点固定为 0，scale 由绝对值的最大值决定。

Hint: The zero point is fixed at 0, and the largest magnitude decides the scale.

fails: test_scale
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    span = rows.max(axis=1) - rows.min(axis=1)
    scale = np.where(span == 0, 1, span / 255)
    q = np.rint(rows / scale[:, None]).clip(-127, 127).astype(np.int8)
    return q.reshape(weight.shape), scale
