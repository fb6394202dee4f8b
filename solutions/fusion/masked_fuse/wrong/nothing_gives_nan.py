"""误区：没有处理全部缺失的样本，0 / 0 得到 NaN。

Misconception: Leaves out the sample without any modality: 0 / 0 is NaN.

提示：一个 NaN 会在反向传播时毁掉整批梯度。先保证分母不为 0。

Hint: A single NaN ruins the gradients of the whole batch. See to it that the divisor is never 0.

fails: test_nothing_present
"""

import numpy as np


def masked_fuse(x, mask):
    present = mask[:, :, None]
    with np.errstate(invalid="ignore"):
        return np.where(present, x, 0).sum(axis=1) / present.sum(axis=1)
