"""误区：为了避免除以 0，给分母加了 1。

Misconception: Adds 1 to the divisor to keep from dividing by 0.

提示：加 1 会让每一行都变小。只需在个数为 0 时换掉分母，其他行不该受影响。

Hint: Adding 1 shrinks every row. Only a count of 0 needs another divisor.

fails: test_all_present
"""

import numpy as np


def masked_fuse(x, mask):
    present = mask[:, :, None]
    return np.where(present, x, 0).sum(axis=1) / (present.sum(axis=1) + 1)
