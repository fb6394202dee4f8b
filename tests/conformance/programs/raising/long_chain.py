# promise: a long chain of causes is no trouble
# reason: exception


def fuse_features(image_feature, text_feature):
    error = ValueError("last")
    for number in range(200_000):
        outer = ValueError(number)
        outer.__cause__ = error
        error = outer
    raise error
