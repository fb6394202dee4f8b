# promise: a worker cannot read the user's files
# reason: exception
# unmet: process: it may read the user's files

print(open(TARGET["secret"]).read())


def fuse_features(image_feature, text_feature):
    return None
