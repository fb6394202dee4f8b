# promise: an object that can turn into an array is no array
# reason: assertion

import numpy as np


class Chameleon:
    """Gives another array each time somebody looks."""

    looks = 0

    def __array__(self, dtype=None, copy=None):
        Chameleon.looks += 1
        return np.full((2, 6), Chameleon.looks)


def fuse_features(image_feature, text_feature):
    return Chameleon()
