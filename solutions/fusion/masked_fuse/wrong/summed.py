"""误区：只求和，没有除以到场的个数。

Misconception: Sums without dividing by how many are present.

提示：求和会让模态多的样本数值更大；平均才和到场个数无关。

Hint: A sum grows with the number of modalities; divide by how many the sample has.

fails: test_all_present
"""

import numpy as np


def masked_fuse(x, mask):
    return np.where(mask[:, :, None], x, 0).sum(axis=1)
