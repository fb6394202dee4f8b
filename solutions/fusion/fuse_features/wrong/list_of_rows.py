"""误区：返回了 Python 列表。

Misconception: Returns a Python list.

fails: test_returns_an_array
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1).tolist()
