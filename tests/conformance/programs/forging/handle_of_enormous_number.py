# promise: a forged handle is checked like any value
# reason: output assertion

from grader.sandbox.wire import Handle


def fuse_features(image_feature, text_feature):
    return [Handle(2**60, "model"), Handle(-1, {"kind": "model"})]
