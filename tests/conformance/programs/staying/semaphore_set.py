# promise: no semaphore outlives the worker
# reason: exception assertion
# unmet: process: it may make objects of the kernel

import ctypes

IPC_CREAT = 0o1000
if ctypes.CDLL(None, use_errno=True).semget(TARGET["key"], 1, IPC_CREAT | 0o600) < 0:
    raise OSError(ctypes.get_errno(), "semget")


def fuse_features(image_feature, text_feature):
    return None
