# promise: a stack that overflows costs only its owner
# reason: killed exception memory

import sys

sys.setrecursionlimit(2**30)


def deeper(value):
    return max([value], key=deeper)


def fuse_features(image_feature, text_feature):
    return deeper(0)
