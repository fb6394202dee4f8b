# promise: the wire's own types give a program no power
# reason: assertion

import numpy as np

from grader.sandbox.wire import Opaque, Strided


def fuse_features(image_feature, text_feature):
    if len(image_feature) % 2:
        return Opaque("numpy.ndarray")
    columns = image_feature.shape[1] + text_feature.shape[1]
    return Strided(np.zeros((len(image_feature), columns)))
