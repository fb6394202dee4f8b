"""误区：结果沿用了图像的 dtype，文本里的小数被截掉了。

Misconception: Stores the result in the image's dtype, which cuts off the text's decimals.

提示：结果的 dtype 要装得下两边的数值：uint8 和 float32 放在一起应当是 float32。

Hint: The result's dtype has to hold the values of both sides: uint8 with float32 makes float32.

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
