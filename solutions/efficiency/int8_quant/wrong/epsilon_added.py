"""误区：为了避免除以 0，给所有 scale 加了 1e-8，小权重的通道因此失准。

Misconception: Adds 1e-8 to every scale against division by 0, which spoils channels with small
weights.

提示：只处理全 0 的通道，其余的 scale 不要动。

Hint: Treat channels of zeros apart and leave the other scales alone.

fails: test_scale
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = largest / 127 + 1e-8
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape), scale
