# promise: no message queue outlives the worker
# reason: exception assertion
# unmet: process: it may make objects of the kernel

import ctypes

IPC_CREAT = 0o1000
if ctypes.CDLL(None, use_errno=True).msgget(TARGET["key"], IPC_CREAT | 0o600) < 0:
    raise OSError(ctypes.get_errno(), "msgget")


def fuse_features(image_feature, text_feature):
    return None
