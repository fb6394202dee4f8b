# promise: no named semaphore outlives the worker
# reason: exception assertion
# unmet: process: it may write where the user may

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.sem_open.restype = ctypes.c_void_p
if not libc.sem_open(f"/{TARGET['marker']}".encode(), os.O_CREAT, 0o600, 1):
    raise OSError(ctypes.get_errno(), "sem_open")


def fuse_features(image_feature, text_feature):
    return None
