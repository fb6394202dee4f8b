# promise: a value that lies about its class is not believed
# reason: assertion

import numpy as np


class Impostor:
    shape = (2, 6)
    dtype = np.dtype("int64")
    ndim = 2
    nbytes = 96

    @property
    def __class__(self):
        return np.ndarray


def fuse_features(image_feature, text_feature):
    return Impostor()
