# promise: the name of an exception is bounded
# reason: exception output


def fuse_features(image_feature, text_feature):
    raise type("X" * 50 * 2**20, (Exception,), {})("words")
