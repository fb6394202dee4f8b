# promise: a worker cannot signal the process that forked it
# reason: exception
# dangerous: yes

import os
import signal

os.kill(os.getppid(), signal.SIGKILL)


def fuse_features(image_feature, text_feature):
    return None
