# promise: recursion without end is an answer
# reason: exception killed memory timeout

import sys

sys.setrecursionlimit(10**8)


def fuse_features(image_feature, text_feature):
    return fuse_features(image_feature, text_feature)
