"""误区：顺序反了，把文本放在了图像前面。

Misconception: Puts the text first and the image after it.

提示：约定是图像在前、文本在后。后面的模型按列的位置认特征，顺序一换就全认错了。

Hint: The order asked for is image, then text: the model that follows knows features by their
position alone.

fails: test_image_columns_come_first
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((text_feature, image_feature), axis=1)
