"""误区：忘了写 axis，默认是 axis=0。

Misconception: Forgot the axis; the default is 0.

fails: test_shape
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature))
