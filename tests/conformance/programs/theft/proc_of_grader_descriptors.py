# promise: the grader's open files are closed to a worker
# reason: exception
# unmet: process: it runs with the user's rights over processes

import os

folder = f"/proc/{TARGET['grader_pid']}/fd"
for number in os.listdir(folder):
    print(os.readlink(f"{folder}/{number}"), TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
