# promise: a program may claim what it likes: it gave no answer
# reason: memory


def fuse_features(image_feature, text_feature):
    raise MemoryError
