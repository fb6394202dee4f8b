"""误区：拼接之前自作主张，把文本特征归一化了。

Misconception: Normalises the text unasked before joining.

提示：拼接只负责并排放，数值不变。归一化有时确实有用，但该由调用者单独决定。

Hint: Joining leaves values as they are. Scaling can be useful, but it is a step of its own, for the
caller to choose.

fails: test_text_columns_follow
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    text = text_feature / np.linalg.norm(text_feature, axis=1, keepdims=True)
    return np.concatenate((image_feature, text), axis=1)
