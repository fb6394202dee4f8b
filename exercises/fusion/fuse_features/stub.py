import numpy as np


def fuse_features(image_feature, text_feature):
    """把图像特征和文本特征按列拼接。 / Join image and text features side by side.

    image_feature: (rows, d_image), text_feature: (rows, d_text)
    return: (rows, d_image + d_text)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
