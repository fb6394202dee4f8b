# promise: a worker finds no right answer by looking around
# reason: exception
# unmet: process: it may read the user's files

import glob

stolen = {}
folder = TARGET["repository"] + "/solutions/fusion/fuse_features/right"
exec(open(sorted(glob.glob(folder + "/*.py"))[0]).read(), stolen)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
