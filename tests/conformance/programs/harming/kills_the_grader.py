# promise: a worker cannot signal the grader
# reason: exception
# dangerous: yes

import os
import signal

os.kill(TARGET["grader_pid"], signal.SIGTERM)


def fuse_features(image_feature, text_feature):
    return None
