# promise: GeneratorExit is an answer like any other
# reason: exception


def fuse_features(image_feature, text_feature):
    raise GeneratorExit
