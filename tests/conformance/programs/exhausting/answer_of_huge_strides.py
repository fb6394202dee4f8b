# promise: an answer is bounded in size
# reason: output memory

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.lib.stride_tricks.as_strided(np.zeros(1), shape=(2**40,), strides=(0,))
