# promise: memory beyond the limit is refused
# reason: memory timeout

import numpy as np


def fuse_features(image_feature, text_feature):
    kept = []
    while len(kept) < 48:
        kept.append(np.ones(16 * 2**20))
    print(TARGET["won"])
