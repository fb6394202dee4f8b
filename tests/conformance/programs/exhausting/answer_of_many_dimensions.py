# promise: the dimensions of an answer are bounded
# reason: output assertion

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.zeros((1,) * 64)
