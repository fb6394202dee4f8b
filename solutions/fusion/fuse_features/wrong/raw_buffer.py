"""误区：绕过视图，直接按顺序读了底层内存。

Misconception: Reads the buffer beneath a view in order, as if it skipped nothing.

提示：x[:, ::2] 这样的视图在底层内存里是跳着取的。用传进来的数组本身，别去碰它的 base。

Hint: A view such as x[:, ::2] skips elements of its buffer. Use the array that you are given, not
its base.

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
