"""误区：把 mask 的含义弄反了，对缺失的模态取平均。

Misconception: Reads the mask the wrong way round and averages what is missing.

提示：这里 True 表示到场。有些库（如 np.ma、PyTorch 的 key_padding_mask）里 True 表示屏蔽，用之前先看约定。

Hint: Here True means present. In np.ma and in PyTorch's key_padding_mask True means hidden: look at
the convention first.

fails: test_all_present
"""

import numpy as np


def masked_fuse(x, mask):
    hidden = ~mask[:, :, None]
    total = np.where(hidden, x, 0).sum(axis=1)
    return total / np.maximum(hidden.sum(axis=1), 1)
