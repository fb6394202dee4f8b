# promise: records do not travel
# reason: assertion

import numpy as np


def fuse_features(image_feature, text_feature):
    kind = np.dtype([("image", image_feature.dtype), ("text", text_feature.dtype)])
    columns = image_feature.shape[1] + text_feature.shape[1]
    return np.zeros((len(image_feature), columns), dtype=kind).view(np.recarray)
