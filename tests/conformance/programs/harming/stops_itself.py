# promise: a worker that stops itself runs into the time limit
# reason: timeout exception

import os
import signal


def fuse_features(image_feature, text_feature):
    os.kill(os.getpid(), signal.SIGSTOP)
