"""误区：没有用 mask，对所有位置取平均。

Misconception: Ignores the mask and averages every slot.

提示：缺失位置里是填充值，不是特征；先用 mask 把它们排除。

Hint: Missing slots hold fillers, no features; leave them out by the mask.

fails: test_one_present
"""

import numpy as np


def masked_fuse(x, mask):
    return np.nan_to_num(x, posinf=0, neginf=0).mean(axis=1)
