"""误区：样本数不一致时抛出了 AssertionError。

Misconception: Raises AssertionError for different numbers of rows.

fails: test_rows_must_match
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    assert len(image_feature) == len(text_feature)
    return np.concatenate((image_feature, text_feature), axis=1)
