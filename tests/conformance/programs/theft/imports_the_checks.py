# promise: a worker cannot import the checks
# reason: exception
# unmet: process: it may read the user's files

import os
import sys

sys.path[:0] = [os.path.dirname(TARGET["checks"]), TARGET["repository"]]
import checks

print(checks.test_shape, TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
