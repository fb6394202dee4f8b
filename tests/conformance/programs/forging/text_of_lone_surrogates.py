# promise: text that is no Unicode can be shown
# reason: assertion output

import numpy as np


def fuse_features(image_feature, text_feature):
    columns = image_feature.shape[1] + text_feature.shape[1]
    return np.full((len(image_feature), columns), 0xD800, dtype="<u4").view("<U1")
