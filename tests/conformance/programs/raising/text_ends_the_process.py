# promise: the text of an exception is no way out
# reason: killed

import os


class Odd(Exception):
    def __str__(self):
        os._exit(0)


def fuse_features(image_feature, text_feature):
    raise Odd
