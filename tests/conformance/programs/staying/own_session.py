# promise: a worker that leaves its session is found
# reason: exception timeout assertion

import os
import time

try:
    os.setsid()
except PermissionError:
    os.setpgid(0, 0)


def fuse_features(image_feature, text_feature):
    time.sleep(60)
