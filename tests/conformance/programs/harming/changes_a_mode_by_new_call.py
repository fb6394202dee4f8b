# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import ctypes
import os

FCHMODAT2, AT_FDCWD = 452, -100
libc = ctypes.CDLL(None, use_errno=True)
path = f"{TARGET['folder']}/run.sh".encode()
if libc.syscall(FCHMODAT2, AT_FDCWD, path, 0o777, 0) != 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
