"""误区：用 squeeze 去掉了长度为 1 的轴。

Misconception: Squeezes away axes of length 1.

提示：只有 1 个样本或 1 维特征时，(B, D) 的两个轴也要留着；指明沿哪个轴汇总就够了。

Hint: With 1 sample or 1 feature both axes of (B, D) stay; name the axis you sum over, that is enough.

fails: test_shape
"""

import numpy as np


def masked_fuse(x, mask):
    present = mask[:, :, None]
    total = np.where(present, x, 0).sum(axis=1)
    return np.squeeze(total / np.maximum(present.sum(axis=1), 1))
