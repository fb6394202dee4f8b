"""误区：沿第一个轴做了 softmax。

Misconception: Runs the softmax along the first axis.

提示：键在最后一个轴上，归一化要沿最后一个轴。

Hint: The keys are on the last axis, so normalise along the last.

fails: test_weights_of_kept_positions
"""

import numpy as np


def masked_softmax(scores, mask):
    top = np.where(mask, scores, -np.inf).max(axis=0, keepdims=True)
    e = np.exp(np.where(mask, scores - top, -np.inf))
    return e / np.maximum(e.sum(axis=0, keepdims=True), 1)
