# promise: a worker cannot see what else the user runs
# reason: exception assertion
# unmet: process: it runs with the user's rights over processes

import os

for name in os.listdir("/proc"):
    if name == str(TARGET["pid"]):
        with open(f"/proc/{name}/cmdline") as line:
            print(line.read(), TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
