# promise: a worker cannot signal the user's processes
# reason: exception
# unmet: process: it runs with the user's rights over processes

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.sigqueue(TARGET["pid"], 9, None) != 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
