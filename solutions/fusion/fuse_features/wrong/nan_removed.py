"""误区：把 NaN 换成了 0。

Misconception: Replaces NaN by 0.

fails: test_image_columns_come_first
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.nan_to_num(np.concatenate((image_feature, text_feature), axis=1))
