# promise: an abort is no pass whatever was printed before it
# reason: killed memory

import os
import sys


def fuse_features(image_feature, text_feature):
    print("terminate called: std::bad_alloc; 9 passed", file=sys.stderr)
    os.abort()
