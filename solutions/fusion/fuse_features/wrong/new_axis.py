"""误区：用 stack 新增了一个轴。

Misconception: stack makes a new axis.

fails: test_shape
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.stack((image_feature, text_feature), axis=1)
