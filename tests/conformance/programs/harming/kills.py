# promise: a worker cannot signal the user's processes
# reason: exception
# unmet: process: it runs with the user's rights over processes

import os
import signal

os.kill(TARGET["pid"], signal.SIGKILL)


def fuse_features(image_feature, text_feature):
    return None
