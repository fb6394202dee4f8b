# promise: output below the cap costs no right answer
# verdict: pass

import sys

import numpy as np

print("x" * 2**20)
sys.stderr.write("y" * 2**20)


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
