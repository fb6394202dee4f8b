# promise: an answer is bounded in size
# reason: output exception


def fuse_features(image_feature, text_feature):
    return 1 << 3_000_000
