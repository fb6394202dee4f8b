# promise: groups within groups are no trouble
# reason: exception killed


def fuse_features(image_feature, text_feature):
    error = ValueError("inmost")
    for number in range(100_000):
        error = ExceptionGroup(f"group {number}", [error])
    raise error
