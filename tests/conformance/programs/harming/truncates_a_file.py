# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.truncate(TARGET["folder"] + "/sub/deep.bin", 3)


def fuse_features(image_feature, text_feature):
    return None
