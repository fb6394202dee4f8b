# promise: a worker cannot read the reference solution
# reason: exception
# unmet: process: it may read the user's files

import os

stolen = {}
folder = os.open(os.path.dirname(TARGET["solution"]), os.O_PATH | os.O_DIRECTORY)
with open(os.open("solution.py", os.O_RDONLY, dir_fd=folder)) as file:
    exec(file.read(), stolen)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
