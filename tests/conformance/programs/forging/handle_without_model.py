# promise: a forged handle opens nothing
# reason: assertion

from grader.sandbox.wire import Handle


def fuse_features(image_feature, text_feature):
    return Handle(0, "model")
