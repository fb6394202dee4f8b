# promise: a place that an exception claims is no file that we read
# reason: exception


def fuse_features(image_feature, text_feature):
    raise SyntaxError("odd", ("submission.py", 10**9, -5, "x" * 10**6, 10**9, 0))
