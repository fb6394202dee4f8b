# promise: a scratch folder that refuses everybody goes away all the same
# reason: assertion exception

import os

os.makedirs("closed/inside")
open("closed/inside/file", "w").close()
os.chmod("closed/inside", 0)
os.chmod("closed", 0)
os.chmod(".", 0)


def fuse_features(image_feature, text_feature):
    return None
