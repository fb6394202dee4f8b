# promise: a link to a folder in the working folder leads nowhere
# reason: exception
# unmet: process: it may read the user's files

import os
import sys

os.symlink(os.path.dirname(TARGET["solution"]), "here")
sys.path.insert(0, os.path.join(os.getcwd(), "here"))
import solution

stolen = vars(solution)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
