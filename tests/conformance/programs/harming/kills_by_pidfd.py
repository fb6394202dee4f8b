# promise: a worker cannot signal the user's processes
# reason: exception
# unmet: process: it runs with the user's rights over processes

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
PIDFD_SEND_SIGNAL, PIDFD_OPEN, SIGKILL = 424, 434, 9
handle = libc.syscall(PIDFD_OPEN, TARGET["pid"], 0)
if libc.syscall(PIDFD_SEND_SIGNAL, handle, SIGKILL, None, 0) != 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
