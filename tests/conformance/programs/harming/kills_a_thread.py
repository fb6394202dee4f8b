# promise: a worker cannot signal the user's processes
# reason: exception
# unmet: process: it runs with the user's rights over processes

import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
TGKILL, TKILL = {"x86_64": (234, 200), "aarch64": (131, 130)}[platform.machine()]
first = libc.syscall(TGKILL, TARGET["pid"], TARGET["pid"], 9)
if first != 0 and libc.syscall(TKILL, TARGET["pid"], 9) != 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
