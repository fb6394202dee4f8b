# promise: there is no input to wait for
# reason: exception


def fuse_features(image_feature, text_feature):
    return eval(input("answer: "))
