# promise: a worker changes no setting of another process
# reason: exception
# unmet: process: it runs with the user's rights over processes

import os

os.sched_setaffinity(TARGET["pid"], {min(os.sched_getaffinity(0))})


def fuse_features(image_feature, text_feature):
    return None
