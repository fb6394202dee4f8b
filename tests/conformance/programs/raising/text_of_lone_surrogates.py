# promise: text that is no Unicode reaches the report as text
# reason: exception


def fuse_features(image_feature, text_feature):
    raise ValueError("\ud800 and \udfff, " * 10)
