# promise: a worker cannot list the temporary files of others
# reason: exception
# unmet: process: it may read the user's files

import os

print(len(os.listdir("/tmp")), TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
