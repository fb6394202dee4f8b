# promise: output is bounded
# reason: output timeout

import warnings


def fuse_features(image_feature, text_feature):
    warnings.simplefilter("always")
    while True:
        warnings.warn("x" * 10_000, stacklevel=1)
