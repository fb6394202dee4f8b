# promise: a worker cannot take over open files of other processes
# reason: exception
# unmet: process: it runs with the user's rights over processes

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
PIDFD_OPEN, PIDFD_GETFD = 434, 438
for process in (TARGET["grader_pid"], os.getppid(), TARGET["pid"]):
    handle = libc.syscall(PIDFD_OPEN, process, 0)
    for number in range(32):
        if handle >= 0 and libc.syscall(PIDFD_GETFD, handle, number, 0) >= 0:
            print(process, number, TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
