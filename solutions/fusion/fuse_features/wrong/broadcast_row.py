"""误区：一边只有一行时，把这一行复制给了所有样本。

Misconception: Repeats the row of a side that has only one for all samples.

提示：每一行是一个样本，图文要一一对应。只有一行多半是数据出了错，应当报错，不要自己补齐。

Hint: Each row is a sample, and its image and text belong together. A lone row is more likely a
fault in the data: raise an error, don't fill it up.

fails: test_rows_must_match
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    if len(image_feature) == 1:
        image_feature = np.repeat(image_feature, len(text_feature), axis=0)
    if len(text_feature) == 1:
        text_feature = np.repeat(text_feature, len(image_feature), axis=0)
    return np.concatenate((image_feature, text_feature), axis=1)
