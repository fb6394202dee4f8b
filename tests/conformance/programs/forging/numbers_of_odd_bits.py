# promise: numbers whose bits are none can be shown
# reason: assertion output

import numpy as np


def fuse_features(image_feature, text_feature):
    columns = image_feature.shape[1] + text_feature.shape[1]
    size = np.dtype(np.longdouble).itemsize
    block = np.full((len(image_feature), columns * size), 0xFF, dtype=np.uint8)
    return block.view(np.longdouble)
