"""误区：一律转成 float64。

Misconception: Casts everything to float64.

fails: test_keeps_dtype
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1).astype(float)
