# promise: memory below the limit costs no right answer
# verdict: pass

import numpy as np

ballast = np.ones(32 * 2**20)


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
