# promise: a worker cannot list the folder that holds submissions
# reason: exception
# unmet: process: it may read the user's files

import os

folder = os.path.dirname(os.path.dirname(TARGET["other"]))
print(os.listdir(folder), TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
