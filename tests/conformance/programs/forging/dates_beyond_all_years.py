# promise: dates that no calendar has fail like any wrong value
# reason: assertion output

import numpy as np


def fuse_features(image_feature, text_feature):
    columns = image_feature.shape[1] + text_feature.shape[1]
    return np.full((len(image_feature), columns), 2**62).view("M8[Y]")
