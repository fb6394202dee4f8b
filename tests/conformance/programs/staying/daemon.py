# promise: no process outlives the worker
# reason: exception assertion
# unmet: process: what has detached itself from its parent is not found

import os
import sys

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        code = "import time; time.sleep(60)"
        os.execv(sys.executable, [sys.executable, "-c", code, TARGET["marker"]])
    os._exit(0)


def fuse_features(image_feature, text_feature):
    return None
