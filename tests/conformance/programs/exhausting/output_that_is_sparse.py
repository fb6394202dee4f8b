# promise: output is bounded
# reason: output exception assertion

import os


def fuse_features(image_feature, text_feature):
    os.ftruncate(1, 2**44)
    os.pwrite(1, b"end", 2**43)
