# promise: system calls of the x32 kind are refused
# reason: exception killed assertion

import ctypes
import os
import platform

if platform.machine() != "x86_64":
    raise OSError("another machine")
libc = ctypes.CDLL(None, use_errno=True)
X32, SOCKET = 0x40000000, 41
if libc.syscall(X32 | SOCKET, 2, 2, 0) >= 0:
    print(TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
