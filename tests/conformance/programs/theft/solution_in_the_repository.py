# promise: a worker cannot read the solutions of a checkout
# reason: exception
# unmet: process: it may read the user's files

stolen = {}
folder = TARGET["repository"] + "/solutions/fusion/fuse_features"
exec(open(folder + "/solution.py").read(), stolen)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
