"""误区：只有一行时广播到所有样本。

Misconception: Broadcasts a single row to all samples.

fails: test_rows_must_match
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    if len(image_feature) == 1:
        image_feature = np.repeat(image_feature, len(text_feature), axis=0)
    if len(text_feature) == 1:
        text_feature = np.repeat(text_feature, len(image_feature), axis=0)
    return np.concatenate((image_feature, text_feature), axis=1)
