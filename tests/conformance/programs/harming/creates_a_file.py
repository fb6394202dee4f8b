# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.close(os.open(TARGET["folder"] + "/new", os.O_CREAT | os.O_EXCL))


def fuse_features(image_feature, text_feature):
    return None
