# promise: an assertion of the program is no assertion of the check
# reason: exception


class CheckFailed(AssertionError):
    pass


def fuse_features(image_feature, text_feature):
    raise CheckFailed("passed")
