# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.rename(TARGET["folder"] + "/keep.txt", TARGET["folder"] + "/lost.txt")


def fuse_features(image_feature, text_feature):
    return None
