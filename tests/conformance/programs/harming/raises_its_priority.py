# promise: a worker cannot take the processor from others
# reason: exception
# unmet: process: the superuser's worker has the superuser's capabilities

import os

try:
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
except OSError:
    os.setpriority(os.PRIO_PROCESS, 0, -20)
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
