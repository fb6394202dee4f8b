# promise: files below the limit that stay open cost no right answer
# verdict: pass

import numpy as np

opened = [open(f"{number}.txt", "w") for number in range(100)]


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
