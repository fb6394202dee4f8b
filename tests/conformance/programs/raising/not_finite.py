# promise: numbers that are none can be shown
# reason: assertion


def fuse_features(image_feature, text_feature):
    return [float("nan"), float("inf"), -float("inf"), complex("nan+infj"), 10**900]
