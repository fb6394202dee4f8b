# promise: an answer is bounded in size
# reason: output memory timeout


def fuse_features(image_feature, text_feature):
    return list(range(10**7))
