# promise: a worker has no rights of an administrator
# reason: exception
# unmet: process: the superuser's worker has the superuser's capabilities

import os

os.chroot(TARGET["folder"])
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
