"""误区：把每一行的数值排了序。

Misconception: Sorts the values within every row.

提示：特征靠所在的列来辨认，一排序就分不清哪个是哪个了。保持原来的顺序。

Hint: A feature is known by its column; once sorted, nobody can tell which is which. Keep the order.

fails: test_image_columns_come_first
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.sort(np.concatenate((image_feature, text_feature), axis=1), axis=1)
