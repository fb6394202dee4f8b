"""误区：自作主张把文本归一化。

Misconception: Normalises the text unasked.

fails: test_text_columns_follow
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    text = text_feature / np.linalg.norm(text_feature, axis=1, keepdims=True)
    return np.concatenate((image_feature, text), axis=1)
