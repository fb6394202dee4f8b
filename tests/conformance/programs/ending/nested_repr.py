# promise: a value too deep to print is a value that fails
# reason: killed exception output assertion timeout

import sys

sys.setrecursionlimit(2**30)
nested = []
for _ in range(10**6):
    nested = [nested]


def fuse_features(image_feature, text_feature):
    return repr(nested)
