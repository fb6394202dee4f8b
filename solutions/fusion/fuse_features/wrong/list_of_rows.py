"""误区：返回了 Python 列表，而不是 NumPy 数组。

Misconception: Returns a Python list, not a NumPy array.

提示：列表没有 shape 和 dtype，也不按元素做运算。不用转换，返回数组本身。

Hint: A list has no shape and no dtype, and doesn't compute elementwise. Return the array as it is.

fails: test_returns_an_array
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1).tolist()
