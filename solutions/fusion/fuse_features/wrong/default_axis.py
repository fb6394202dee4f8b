"""误区：沿 axis=0 拼接，把样本叠了起来。

Misconception: Joined along axis 0, which stacks samples.

提示：axis=1 才是把各列并排放。

Hint: axis=1 puts columns side by side.

fails: test_shape
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature))
