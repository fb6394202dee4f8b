# promise: a crash costs only the one who crashes
# reason: killed exception

import os
import signal


def fuse_features(image_feature, text_feature):
    os.kill(os.getpid(), signal.SIGKILL)
    return None
