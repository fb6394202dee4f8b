# promise: loading has the time of one check
# reason: timeout

while True:
    pass


def fuse_features(image_feature, text_feature):
    return None
