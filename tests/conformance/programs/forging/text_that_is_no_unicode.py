# promise: text whose bytes are no Unicode is refused
# reason: output

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.full((2, 6), 0xFFFFFFFF, dtype="<u4").view("<U1")
