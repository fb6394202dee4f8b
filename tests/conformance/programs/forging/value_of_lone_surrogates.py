# promise: a value that is no Unicode can be shown
# reason: assertion output


def fuse_features(image_feature, text_feature):
    return "\ud800" * 10
