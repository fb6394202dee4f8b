# promise: describing an exception has the time of the call
# reason: timeout


class Odd(Exception):
    def __str__(self):
        while True:
            pass


def fuse_features(image_feature, text_feature):
    raise Odd
