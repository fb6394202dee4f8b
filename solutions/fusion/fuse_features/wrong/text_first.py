"""误区：文本放在了前面。

Misconception: Puts the text first.

fails: test_image_columns_come_first
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((text_feature, image_feature), axis=1)
