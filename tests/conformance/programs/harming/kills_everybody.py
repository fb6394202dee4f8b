# promise: a worker cannot signal everybody
# reason: exception killed
# dangerous: yes

import os
import signal

os.kill(-1, signal.SIGTERM)


def fuse_features(image_feature, text_feature):
    return None
