# promise: a worker has no rights of an administrator
# reason: exception
# unmet: process: it filters no system calls

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
for kind in (0x10000000, 0x00020000, 0x40000000, 0x04000000, 0x08000000, 0x02000000):
    if libc.unshare(kind) == 0:
        print(hex(kind), TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
