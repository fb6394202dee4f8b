# promise: a refused fork costs no right answer
# verdict: pass

import os

import numpy as np

try:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
except OSError as error:
    print("no processes:", error)


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
