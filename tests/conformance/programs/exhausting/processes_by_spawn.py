# promise: a worker starts no process
# reason: exception assertion
# unmet: process: it may start processes, which end with the worker

import os

number = os.posix_spawn("/bin/sleep", ["sleep", "20", TARGET["marker"]], {})
print(number, TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
