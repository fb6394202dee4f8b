# promise: a worker starts no process
# reason: exception assertion
# dangerous: yes

import os
import time

started = 0
while started < 200:
    if os.fork() == 0:
        time.sleep(20)
        os._exit(0)
    started += 1
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
