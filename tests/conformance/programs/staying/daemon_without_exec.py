# promise: no process outlives the worker
# reason: exception assertion
# unmet: process: what has detached itself from its parent is not found

import ctypes
import os
import time

PR_SET_NAME = 15
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.closerange(0, 256)
        ctypes.CDLL(None).prctl(PR_SET_NAME, TARGET["marker"].encode(), 0, 0, 0)
        time.sleep(60)
    os._exit(0)


def fuse_features(image_feature, text_feature):
    return None
