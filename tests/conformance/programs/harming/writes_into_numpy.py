# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

import numpy as np

with open(os.path.join(os.path.dirname(np.__file__), TARGET["marker"] + ".py"), "w") as file:
    file.write("# left\n")


def fuse_features(image_feature, text_feature):
    return None
