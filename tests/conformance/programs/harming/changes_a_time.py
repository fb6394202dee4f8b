# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.utime(TARGET["folder"] + "/keep.txt", (1, 1))


def fuse_features(image_feature, text_feature):
    return None
