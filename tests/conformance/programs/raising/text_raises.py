# promise: an exception that cannot be described is still an answer
# reason: exception


class Odd(Exception):
    def __str__(self):
        raise ValueError("no text")

    def __repr__(self):
        raise ValueError("no text")


def fuse_features(image_feature, text_feature):
    raise Odd
