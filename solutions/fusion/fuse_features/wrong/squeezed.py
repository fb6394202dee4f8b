"""误区：去掉了长度为 1 的轴，于是只有一个样本时结果少了一维。

Misconception: Drops a dimension when there is one row: the axis of length 1 is squeezed away.

提示：一个样本也是一批：结果仍是二维，行数为 1。

Hint: One sample is a batch too: the result stays 2-D and has 1 row.

fails: test_any_width_and_height
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.squeeze(np.concatenate((image_feature, text_feature), axis=1))
