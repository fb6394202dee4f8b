"""误区：只要缺一种模态，就把整个样本置零。

Misconception: Zeroes a sample as soon as one of its modalities is missing.

提示：丢弃不完整的样本等于浪费还在的模态；有几种就平均几种。

Hint: Dropping incomplete samples wastes what they have; average as many modalities as there are.

fails: test_one_present
"""

import numpy as np


def masked_fuse(x, mask):
    return np.where(mask.all(axis=1)[:, None], x.mean(axis=1), 0)
