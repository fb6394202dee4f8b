# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import ctypes
import os

RENAME_EXCHANGE, AT_FDCWD = 2, -100
libc = ctypes.CDLL(None, use_errno=True)
names = [f"{TARGET['folder']}/{name}".encode() for name in ("keep.txt", "run.sh")]
if libc.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) != 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
