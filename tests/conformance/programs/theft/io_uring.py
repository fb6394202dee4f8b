# promise: io_uring, which goes around a filter of system calls, is refused
# reason: exception
# unmet: process: it filters no system calls

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
parameters = ctypes.create_string_buffer(120)
IO_URING_SETUP = 425
if libc.syscall(IO_URING_SETUP, 4, parameters) >= 0:
    print(TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
