# promise: a call has the time of one check
# reason: timeout memory


def fuse_features(image_feature, text_feature):
    return 3 ** (10**9)
