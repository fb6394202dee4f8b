"""误区：只打印，没有返回。

Misconception: Prints and returns nothing.

fails: test_returns_an_array
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    print(np.concatenate((image_feature, text_feature), axis=1))
