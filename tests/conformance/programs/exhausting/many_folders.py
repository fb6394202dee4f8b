# promise: folders within folders are no trouble to remove
# reason: exception timeout assertion

import os

for _ in range(3_000):
    os.mkdir("deeper")
    os.chdir("deeper")


def fuse_features(image_feature, text_feature):
    return None
