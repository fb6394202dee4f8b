# promise: no namespace of processes hides a child
# reason: exception

import ctypes
import os
import time

libc = ctypes.CDLL(None, use_errno=True)
CLONE_NEWPID, CLONE_NEWUSER = 0x20000000, 0x10000000
if libc.unshare(CLONE_NEWPID | CLONE_NEWUSER) != 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
if os.fork() == 0:
    time.sleep(60)
    os._exit(0)
raise ValueError("a namespace of its own")


def fuse_features(image_feature, text_feature):
    return None
