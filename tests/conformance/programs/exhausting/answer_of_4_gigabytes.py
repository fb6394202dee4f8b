# promise: an answer is bounded in size
# reason: memory timeout

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.zeros(2**29)
