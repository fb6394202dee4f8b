"""误区：照着例子把结果的大小写死了。

Misconception: Fixes the result at the size that the example has.

提示：换一组输入，大小就变了；行数和宽度都要从传进来的数组里取。

Hint: Other inputs have other sizes: take the rows and widths from the arrays that you are given.

fails: test_shape
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    fused = np.zeros((2, 6), dtype=image_feature.dtype)
    fused[:, :3], fused[:, 3:] = image_feature, text_feature
    return fused
