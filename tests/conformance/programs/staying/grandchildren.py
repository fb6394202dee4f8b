# promise: no process outlives the worker
# reason: exception assertion output killed
# unmet: process: what has detached itself from its parent is not found

import os
import time

for _ in range(5):
    if os.fork() != 0:
        break
    os.setsid()
else:
    time.sleep(60)
    os._exit(0)


def fuse_features(image_feature, text_feature):
    return None
