# promise: patching NumPy and putting it back costs no right answer
# verdict: pass

import numpy as np

original = np.concatenate


def fuse_features(image_feature, text_feature):
    np.concatenate = lambda *arguments, **options: original(*arguments, **options)
    try:
        return np.concatenate((image_feature, text_feature), axis=1)
    finally:
        np.concatenate = original
