# promise: a child that is stopped is ended like any other
# reason: exception assertion

import os
import signal

if os.fork() == 0:
    os.setsid()
    os.kill(os.getpid(), signal.SIGSTOP)
    os._exit(0)


def fuse_features(image_feature, text_feature):
    return None
