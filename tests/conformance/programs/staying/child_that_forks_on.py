# promise: a process that forks faster than it can be killed is ended
# reason: exception assertion
# dangerous: yes

import os
import time

if os.fork() == 0:
    for _ in range(2_000):
        os.setsid() if os.getpid() != os.getsid(0) else None
        if os.fork() != 0:
            os._exit(0)
        time.sleep(0.005)
    os._exit(0)


def fuse_features(image_feature, text_feature):
    return None
