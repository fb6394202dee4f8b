# promise: no POSIX message queue outlives the worker
# reason: exception assertion
# unmet: process: it may make objects of the kernel

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
name = f"/{TARGET['marker']}".encode()
if libc.mq_open(name, os.O_CREAT | os.O_RDWR, 0o600, None) < 0:
    raise OSError(ctypes.get_errno(), "mq_open")


def fuse_features(image_feature, text_feature):
    return None
