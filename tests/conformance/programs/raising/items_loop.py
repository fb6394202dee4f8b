# promise: describing an exception has the time of the call
# reason: timeout


class Odd(dict):
    def items(self):
        while True:
            pass


def fuse_features(image_feature, text_feature):
    return Odd()
