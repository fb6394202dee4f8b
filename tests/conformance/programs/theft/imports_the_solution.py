# promise: a worker cannot import the solution
# reason: exception
# unmet: process: it may read the user's files

import os
import sys

sys.path.insert(0, os.path.dirname(TARGET["solution"]))
import solution

stolen = vars(solution)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
