# promise: a closed channel is no answer
# reason: killed

import os


def fuse_features(image_feature, text_feature):
    os.closerange(0, 1024)
