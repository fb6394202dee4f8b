"""误区：绕过视图直接读底层内存。

Misconception: Reads the buffer beneath a view.

fails: test_non_contiguous_views
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    def plain(x):
        return (
            x
            if x.base is None or x.flags.c_contiguous
            else x.base.reshape(-1)[: x.size].reshape(x.shape)
        )

    return np.concatenate((plain(image_feature), plain(text_feature)), axis=1)
