# promise: no key in the kernel's rings outlives the worker
# reason: exception
# unmet: process: it may make objects of the kernel

import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
ADD_KEY, KEYCTL = {"x86_64": (248, 250), "aarch64": (217, 219)}[platform.machine()]
USER_RING, SET_TIMEOUT = -4, 15
key = libc.syscall(ADD_KEY, b"user", TARGET["marker"].encode(), b"left", 4, USER_RING)
if key < 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
libc.syscall(KEYCTL, SET_TIMEOUT, key, 30)


def fuse_features(image_feature, text_feature):
    return None
