"""hstack。"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.hstack([image_feature, text_feature])
