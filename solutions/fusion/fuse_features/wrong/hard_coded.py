"""误区：按例子的大小写死了。

Misconception: Hard-codes the example's size.

fails: test_shape
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    fused = np.zeros((2, 6), dtype=image_feature.dtype)
    fused[:, :3], fused[:, 3:] = image_feature, text_feature
    return fused
