# promise: the text of an exception is bounded
# reason: exception memory


class Odd(Exception):
    def __str__(self):
        return "x" * 100 * 2**20


def fuse_features(image_feature, text_feature):
    raise Odd
