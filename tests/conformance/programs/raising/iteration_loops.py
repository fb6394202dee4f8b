# promise: describing an exception has the time of the call
# reason: timeout memory output

import itertools


class Odd(list):
    def __iter__(self):
        return itertools.repeat(0)


def fuse_features(image_feature, text_feature):
    return Odd([1])
