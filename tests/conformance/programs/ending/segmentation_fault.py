# promise: a crash costs only the one who crashes
# reason: killed

import ctypes


def fuse_features(image_feature, text_feature):
    return ctypes.string_at(0)
