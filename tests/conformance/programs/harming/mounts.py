# promise: a worker has no rights of an administrator
# reason: exception
# dangerous: yes

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.mount(b"none", TARGET["folder"].encode(), b"tmpfs", 0, None) != 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
