# promise: an answer is bounded in size
# reason: output memory

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.broadcast_to(np.float64(0), (2**25, 2**25))
