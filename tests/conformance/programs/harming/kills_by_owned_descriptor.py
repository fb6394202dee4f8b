# promise: no descriptor signals the user's processes for a worker
# reason: exception assertion
# unmet: process: it runs with the user's rights over processes

import fcntl
import os
import signal

F_SETSIG = 10
reading, writing = os.pipe()
fcntl.fcntl(reading, fcntl.F_SETOWN, TARGET["pid"])
fcntl.fcntl(reading, F_SETSIG, signal.SIGKILL)
fcntl.fcntl(reading, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
os.write(writing, b"x")


def fuse_features(image_feature, text_feature):
    return None
