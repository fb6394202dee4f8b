# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.mkdir(TARGET["folder"] + "/new")


def fuse_features(image_feature, text_feature):
    return None
