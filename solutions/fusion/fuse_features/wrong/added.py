"""误区：以为融合就是相加。

Misconception: Takes fusion for addition.

fails: test_shape
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return image_feature + text_feature
