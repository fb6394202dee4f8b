# promise: output is bounded
# reason: output

import sys


def fuse_features(image_feature, text_feature):
    while True:
        sys.stderr.write("no " * 100_000)
