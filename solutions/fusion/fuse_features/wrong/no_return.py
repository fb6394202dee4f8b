"""误区：算出了结果，却没有返回；打印出来不等于返回。

Misconception: Computes a result but doesn't return it; printing isn't returning.

提示：函数里没有 return，调用者拿到的就是 None。把数组交还给调用者。

Hint: Without a return statement the caller gets None. Hand the array back.

fails: test_returns_an_array
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    print(np.concatenate((image_feature, text_feature), axis=1))
