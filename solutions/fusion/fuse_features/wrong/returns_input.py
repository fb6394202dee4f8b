"""误区：文本宽度为 0 时，直接返回了图像数组本身。

Misconception: Returns the image array itself when the text has no column.

提示：这样结果和输入共用内存，改一个，另一个也跟着变。宽度为 0 时同样要给出新数组。

Hint: Result and input then share memory, and changing one changes the other. Here too make a new
array.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    if text_feature.shape[1] == 0 and len(image_feature) == len(text_feature):
        return image_feature.astype(np.result_type(image_feature, text_feature), copy=False)
    return np.concatenate((image_feature, text_feature), axis=1)
