"""误区：样本数不一致时抛出的是 AssertionError，不是 ValueError。

Misconception: Raises AssertionError, not ValueError, for different numbers of rows.

提示：assert 是用来查自己代码的错的，加上 -O 运行就不执行了。参数不合要求应抛 ValueError。

Hint: assert is for faults in your own code, and python -O skips it. Arguments that don't fit are a
ValueError.

fails: test_rows_must_match
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    assert len(image_feature) == len(text_feature)
    return np.concatenate((image_feature, text_feature), axis=1)
