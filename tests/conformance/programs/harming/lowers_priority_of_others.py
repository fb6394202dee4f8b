# promise: a worker changes no setting of another process
# reason: exception
# unmet: process: it runs with the user's rights over processes

import os

os.setpriority(os.PRIO_PROCESS, TARGET["pid"], 10)


def fuse_features(image_feature, text_feature):
    return None
