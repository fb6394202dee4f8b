# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import shutil

shutil.rmtree(TARGET["folder"] + "/sub")


def fuse_features(image_feature, text_feature):
    return None
