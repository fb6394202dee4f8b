# promise: the worker's own exit status means nothing
# reason: killed

import os


def fuse_features(image_feature, text_feature):
    os._exit(70)
