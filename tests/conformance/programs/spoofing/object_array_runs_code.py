# promise: arrays of objects do not travel
# reason: assertion

import os

import numpy as np


class Bomb:
    def __reduce__(self):
        return os.mkdir, (os.path.join(TARGET["folder"], "boom"),)

    def __eq__(self, other):
        return True

    __hash__ = None


def fuse_features(image_feature, text_feature):
    return np.full((2, 6), Bomb(), dtype=object)
