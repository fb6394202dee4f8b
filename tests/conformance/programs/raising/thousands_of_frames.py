# promise: the frames of an exception are bounded
# reason: exception

import sys

sys.setrecursionlimit(50_000)


def deeper(number):
    return deeper(number + 1)


def fuse_features(image_feature, text_feature):
    return deeper(0)
