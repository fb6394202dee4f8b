# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.fchmod(os.open(TARGET["folder"] + "/run.sh", os.O_RDONLY), 0o777)


def fuse_features(image_feature, text_feature):
    return None
