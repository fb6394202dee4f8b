"""先分配，再填两块。 / Allocate first, then fill two blocks."""

import numpy as np


def fuse_features(image_feature, text_feature):
    rows, width = image_feature.shape
    if len(text_feature) != rows:
        raise ValueError("rows differ")
    kind = np.result_type(image_feature, text_feature)
    fused = np.empty((rows, width + text_feature.shape[1]), dtype=kind)
    fused[:, :width] = image_feature
    fused[:, width:] = text_feature
    return fused
