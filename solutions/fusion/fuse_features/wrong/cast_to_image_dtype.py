"""误区：用图像的 dtype 装结果，小数被截掉。

Misconception: Stores the result in the image's dtype, cutting decimals.

fails: test_keeps_dtype
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    if len(image_feature) != len(text_feature):
        raise ValueError
    width = image_feature.shape[1]
    fused = np.empty((len(image_feature), width + text_feature.shape[1]), image_feature.dtype)
    fused[:, :width], fused[:, width:] = image_feature, text_feature
    return fused
