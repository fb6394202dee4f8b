"""博客里的写法。 / The listing of the blog."""

import numpy as np


def fuse_features(image_feature, text_feature):
    # 将图像特征和文本特征进行拼接
    fused_feature = np.concatenate((image_feature, text_feature), axis=1)
    return fused_feature


# 示例
image_feature = np.array([[1, 2, 3], [4, 5, 6]])
text_feature = np.array([[7, 8, 9], [10, 11, 12]])
fused_feature = fuse_features(image_feature, text_feature)
print(f"fused_feature:\n{fused_feature}")
