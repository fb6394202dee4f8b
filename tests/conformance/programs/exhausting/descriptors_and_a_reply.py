# promise: a program without descriptors still gets its report
# reason: assertion

import os

while True:
    try:
        os.dup(0)
    except OSError:
        break


def fuse_features(image_feature, text_feature):
    return None
