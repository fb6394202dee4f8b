# promise: a huge recursion limit costs no right answer
# verdict: pass

import sys

import numpy as np

sys.setrecursionlimit(2**30)


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
