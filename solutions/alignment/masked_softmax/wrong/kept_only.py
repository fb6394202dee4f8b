"""误区：只返回了保留位置的权重。

Misconception: Returns the weights of the kept positions only.

提示：结果要和 scores 形状相同，被屏蔽的位置填 0。

Hint: The result has the shape of the scores, with 0 where masked.

fails: test_shape
"""

import numpy as np


def masked_softmax(scores, mask):
    x = scores[mask]
    e = np.exp(x - x.max())
    return e / e.sum()
