# promise: a worker cannot trace another process of the user
# reason: exception
# unmet: process: it runs with the user's rights over processes

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
PTRACE_SEIZE = 0x4206
if libc.ptrace(PTRACE_SEIZE, TARGET["pid"], None, None) != 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
