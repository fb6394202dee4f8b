# promise: a traceback of another's making is read like any other
# reason: exception

import sys


def tower(depth):
    if depth == 0:
        raise KeyError
    tower(depth - 1)


def fuse_features(image_feature, text_feature):
    try:
        tower(500)
    except KeyError:
        raise ValueError("words").with_traceback(sys.exc_info()[2]) from None
