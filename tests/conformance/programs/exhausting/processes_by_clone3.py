# promise: a worker starts no process
# reason: exception assertion killed
# unmet: process: it may start processes, which end with the worker

import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
CLONE3, SIGCHLD = 435, 17
arguments = struct.pack("8Q", 0, 0, 0, 0, SIGCHLD, 0, 0, 0)
number = libc.syscall(CLONE3, arguments, len(arguments))
if number == 0:
    os._exit(0)
if number > 0:
    print(TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
