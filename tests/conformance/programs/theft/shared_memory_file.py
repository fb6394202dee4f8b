# promise: a worker cannot read shared memory of others
# reason: exception
# unmet: process: it may read the user's files

print(open(TARGET["shared"]).read())


def fuse_features(image_feature, text_feature):
    return None
