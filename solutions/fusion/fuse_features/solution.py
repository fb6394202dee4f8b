import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
