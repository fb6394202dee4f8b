# promise: an answer is bounded in size
# reason: output memory

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.zeros(75 * 2**20)
