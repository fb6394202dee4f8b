# promise: closed or replaced streams cost no right answer
# verdict: pass

import io
import os
import sys

import numpy as np

os.close(0)
sys.stdin.close()
sys.stdout = sys.__stdout__ = io.StringIO()
sys.stderr = None


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
