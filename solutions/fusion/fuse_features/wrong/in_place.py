"""误区：拼接之后又改写了传进来的图像数组。

Misconception: Overwrites the image array that was passed in.

提示：调用者之后还要用这些数组。对输入只读不写，要改就改自己新建的数组。

Hint: The caller goes on using these arrays. Only read them; what you change has to be an array of
your own.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    fused = np.concatenate((image_feature, text_feature), axis=1)
    image_feature[...] = 0
    return fused
