# promise: a worker cannot read a rubric
# reason: exception
# unmet: process: it may read the user's files

print(open(TARGET["rubric"]).read()[-500:])


def fuse_features(image_feature, text_feature):
    return None
