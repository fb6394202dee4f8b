"""误区：顺手把输入归零了。

Misconception: Writes into its input.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    fused = np.concatenate((image_feature, text_feature), axis=1)
    image_feature[...] = 0
    return fused
