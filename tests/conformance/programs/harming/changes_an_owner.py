# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.chown(TARGET["folder"] + "/keep.txt", 65534, 65534)


def fuse_features(image_feature, text_feature):
    return None
