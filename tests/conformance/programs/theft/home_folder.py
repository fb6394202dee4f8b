# promise: a worker cannot list the home directory
# reason: exception
# unmet: process: it may read the user's files

import os

print(os.listdir(TARGET["home"]), TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
