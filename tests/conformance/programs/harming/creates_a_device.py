# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os
import stat

os.mknod(TARGET["folder"] + "/new", stat.S_IFIFO | 0o600)


def fuse_features(image_feature, text_feature):
    return None
