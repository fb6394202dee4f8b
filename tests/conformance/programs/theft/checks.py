# promise: a worker cannot read the checks
# reason: exception
# unmet: process: it may read the user's files

print(open(TARGET["checks"]).read()[-500:])


def fuse_features(image_feature, text_feature):
    return None
