"""column_stack。"""

from numpy import column_stack


def fuse_features(image_feature, text_feature):
    return column_stack((image_feature, text_feature))
