# promise: a worker cannot read another student's answer
# reason: exception
# unmet: process: it may read the user's files

stolen = {}
exec(open(TARGET["other"]).read(), stolen)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
