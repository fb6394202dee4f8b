# promise: the name in a NameError is believed in no type
# reason: exception output


def fuse_features(image_feature, text_feature):
    raise NameError("name", name=[["x" * 10**6]])
