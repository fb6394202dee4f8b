# promise: a changed environment costs no right answer
# verdict: pass

import os
import warnings

import numpy as np

os.environ.clear()
os.environ["PATH"] = os.environ["LD_PRELOAD"] = "/nowhere"
os.umask(0o777)
np.seterr(all="raise")
np.set_printoptions(threshold=0)
warnings.simplefilter("error")


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
