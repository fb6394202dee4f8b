"""误区：返回了每个通道的 scale，量化时却用整个张量的那一个。

Misconception: Returns a scale for each channel, but quantises with the tensor's.

提示：q 和 scale 要配套：q × scale 应当还原每个通道的权重。

Hint: q and scale belong together: q × scale has to give back each channel's weights.

fails: test_nearest_integer
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale.max()).astype(np.int8)
    return q.reshape(weight.shape), scale
