# promise: memory beyond the limit is refused
# reason: memory timeout

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.zeros(2**40)
