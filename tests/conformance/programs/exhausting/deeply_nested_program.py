# promise: a program too deep to compile costs only its owner
# reason: exception memory killed

code = "-" * 200_000 + "1"
value = eval(code)


def fuse_features(image_feature, text_feature):
    return None
