"""误区：文本宽度为 0 时直接返回图像本身。

Misconception: Returns the image itself when the text has no column.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    if text_feature.shape[1] == 0 and len(image_feature) == len(text_feature):
        return image_feature.astype(np.result_type(image_feature, text_feature), copy=False)
    return np.concatenate((image_feature, text_feature), axis=1)
