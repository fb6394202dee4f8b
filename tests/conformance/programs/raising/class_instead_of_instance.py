# promise: a class that is raised is made an instance, or is an answer
# reason: exception


class Odd(Exception):
    def __init__(self):
        raise KeyboardInterrupt


def fuse_features(image_feature, text_feature):
    raise Odd
