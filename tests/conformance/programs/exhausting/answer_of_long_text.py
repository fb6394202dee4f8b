# promise: an answer is bounded in size
# reason: output memory


def fuse_features(image_feature, text_feature):
    return "x" * (64 * 2**20)
