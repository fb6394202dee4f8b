"""误区：把门控后的两部分拼接起来，没有相加。

Misconception: Joins the two gated parts instead of adding them.

提示：门控融合的结果仍是 D 维，每一维都是图像和文本的加权平均。

Hint: The result still has D features, each a weighted mean of image and text.

fails: test_shape
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    z = 1 / (1 + np.exp(-np.concatenate((hv, ht), axis=1) @ wz))
    return np.concatenate((z * hv, (1 - z) * ht), axis=1)
