# promise: a worker starts no process
# reason: assertion exception
# unmet: process: it may start processes, which end with the worker

import os


def fuse_features(image_feature, text_feature):
    if os.system(f"test -n {TARGET['marker']}") == 0:
        print(TARGET["won"])
    return None
