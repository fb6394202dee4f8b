"""append。"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.append(image_feature, text_feature, axis=1)
