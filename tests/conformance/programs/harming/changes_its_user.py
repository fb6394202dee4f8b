# promise: a worker has no rights of an administrator
# reason: exception
# unmet: process: the superuser's worker has the superuser's capabilities

import os

os.setgroups([])
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
