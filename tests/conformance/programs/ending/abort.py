# promise: a crash costs only the one who crashes
# reason: killed

import os


def fuse_features(image_feature, text_feature):
    os.abort()
