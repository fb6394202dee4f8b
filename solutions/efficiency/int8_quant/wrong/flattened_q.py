"""误区：把权重摊平之后忘了还原形状。

Misconception: Forgets to restore the shape after flattening.

提示：q 的形状要和 weight 完全一样。

Hint: q has the same shape as weight.

fails: test_shapes
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    return q, scale
