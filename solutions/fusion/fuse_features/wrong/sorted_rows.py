"""误区：把每一行排了序。

Misconception: Sorts every row.

fails: test_image_columns_come_first
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.sort(np.concatenate((image_feature, text_feature), axis=1), axis=1)
